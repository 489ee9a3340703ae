/// Who may do what, and why.
@NullMarked
package gatehouse.functions.access;

import org.jspecify.annotations.NullMarked;
