@NullMarked
package gatehouse.local.functions;

import org.jspecify.annotations.NullMarked;
