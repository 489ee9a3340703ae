/// The roles of a tenant: what each allows, and its own ones.
@NullMarked
package gatehouse.functions.roles;

import org.jspecify.annotations.NullMarked;
