/// Change requests: what a tenant wishes for its contacts, as a ticket for the vendor (E1-E10).
@NullMarked
package gatehouse.domain.request;

import org.jspecify.annotations.NullMarked;
