/// `./gatehouse bench`: what the product costs, beside what it may cost.
@NullMarked
package gatehouse.bench;

import org.jspecify.annotations.NullMarked;
