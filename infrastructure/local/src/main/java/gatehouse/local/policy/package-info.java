@NullMarked
package gatehouse.local.policy;

import org.jspecify.annotations.NullMarked;
