/// The people of a tenant as CSV: at once, or as a file that is written behind.
@NullMarked
package gatehouse.functions.export;

import org.jspecify.annotations.NullMarked;
