@NullMarked
package gatehouse.http;

import org.jspecify.annotations.NullMarked;
