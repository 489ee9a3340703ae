/// How the local system is ready sooner.
@NullMarked
package gatehouse.local.start;

import org.jspecify.annotations.NullMarked;
