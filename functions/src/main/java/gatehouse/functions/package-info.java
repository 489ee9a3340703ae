/// What the functions share: how a command runs, how an answer looks. Each function is a package of
/// its own below; none sees another.
@NullMarked
package gatehouse.functions;

import org.jspecify.annotations.NullMarked;
