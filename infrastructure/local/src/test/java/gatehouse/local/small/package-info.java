/// Tiny functions, one for each kind of event.
@NullMarked
package gatehouse.local.small;

import org.jspecify.annotations.NullMarked;
