@NullMarked
package gatehouse.local.aws;

import org.jspecify.annotations.NullMarked;
