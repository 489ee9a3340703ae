/// Taking back invitations, listing, moving and ending grants.
@NullMarked
package gatehouse.functions.revoke;

import org.jspecify.annotations.NullMarked;
