@NullMarked
package gatehouse.local.gateway;

import org.jspecify.annotations.NullMarked;
