@NullMarked
package gatehouse.local.outside;

import org.jspecify.annotations.NullMarked;
