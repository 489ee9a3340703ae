/// Opening and accepting what a link offers.
@NullMarked
package gatehouse.functions.accept;

import org.jspecify.annotations.NullMarked;
