/// An identity provider of this machine's own, for what has to be tried and measured with one.
@NullMarked
package gatehouse.local.identity;

import org.jspecify.annotations.NullMarked;
