/// Other people's AWS: table, mail, bus, files, queues and secrets on an endpoint given from
/// outside.
@NullMarked
package gatehouse.local.outside;

import org.jspecify.annotations.NullMarked;
