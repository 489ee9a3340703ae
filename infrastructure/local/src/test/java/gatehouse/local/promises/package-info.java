/// The promises of the requirements, and the tests whose names say that they prove one.
@NullMarked
package gatehouse.local.promises;

import org.jspecify.annotations.NullMarked;
