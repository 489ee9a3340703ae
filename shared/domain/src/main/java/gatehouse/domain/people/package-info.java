/// The list of a tenant's people: what stands in it, what is asked of it, and in which order.
@NullMarked
package gatehouse.domain.people;

import org.jspecify.annotations.NullMarked;
