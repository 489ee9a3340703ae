@NullMarked
package gatehouse.local.storage;

import org.jspecify.annotations.NullMarked;
