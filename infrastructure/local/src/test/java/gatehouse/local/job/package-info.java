/// The promises, proved over HTTP against the whole system in one process.
@NullMarked
package gatehouse.local.job;

import org.jspecify.annotations.NullMarked;
