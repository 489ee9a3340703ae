/// The system under trouble and kills, and who judges what became of it.
@NullMarked
package gatehouse.local.chaos;

import org.jspecify.annotations.NullMarked;
