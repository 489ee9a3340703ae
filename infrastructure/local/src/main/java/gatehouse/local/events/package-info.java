@NullMarked
package gatehouse.local.events;

import org.jspecify.annotations.NullMarked;
