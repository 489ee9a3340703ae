/// Contacts and change requests: a tenant's wishes, as tickets for the vendor (E1-E10).
@NullMarked
package gatehouse.functions.requestchange;

import org.jspecify.annotations.NullMarked;
