@NullMarked
package gatehouse.local.golden;

import org.jspecify.annotations.NullMarked;
