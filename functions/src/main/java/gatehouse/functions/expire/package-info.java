/// The sweep: tells of what has begun, ends soon or has run out.
@NullMarked
package gatehouse.functions.expire;

import org.jspecify.annotations.NullMarked;
