/// What the caller is and may do.
@NullMarked
package gatehouse.functions.profile;

import org.jspecify.annotations.NullMarked;
