/// Registering oneself with a tenant, and confirming the mail address.
@NullMarked
package gatehouse.functions.register;

import org.jspecify.annotations.NullMarked;
