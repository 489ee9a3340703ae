/// Reading registrations, and deciding about them.
@NullMarked
package gatehouse.functions.approve;

import org.jspecify.annotations.NullMarked;
