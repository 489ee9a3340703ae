@NullMarked
package gatehouse.local.costs;

import org.jspecify.annotations.NullMarked;
