/// Tenants: what they are, what they have set, the customers that they manage, and what a dashboard
/// shows of them.
@NullMarked
package gatehouse.functions.tenants;

import org.jspecify.annotations.NullMarked;
