/// The stream's way to the audit log and the bus.
@NullMarked
package gatehouse.functions.relay;

import org.jspecify.annotations.NullMarked;
