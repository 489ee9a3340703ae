@NullMarked
package gatehouse.aws;

import org.jspecify.annotations.NullMarked;
