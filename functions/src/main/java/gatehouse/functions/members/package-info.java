/// The people of a tenant, and what its administrators do with them.
@NullMarked
package gatehouse.functions.members;

import org.jspecify.annotations.NullMarked;
