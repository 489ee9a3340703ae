/// What each operation takes of the table: requests, round trips, read and write units.
@NullMarked
package gatehouse.local.costs;

import org.jspecify.annotations.NullMarked;
