@NullMarked
package gatehouse.local.time;

import org.jspecify.annotations.NullMarked;
