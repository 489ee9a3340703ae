@NullMarked
package gatehouse.local;

import org.jspecify.annotations.NullMarked;
