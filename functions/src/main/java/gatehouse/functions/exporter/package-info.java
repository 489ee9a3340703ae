/// Writes the files that people asked for.
@NullMarked
package gatehouse.functions.exporter;

import org.jspecify.annotations.NullMarked;
