/// Reading, exporting and checking the audit log.
@NullMarked
package gatehouse.functions.audit;

import org.jspecify.annotations.NullMarked;
