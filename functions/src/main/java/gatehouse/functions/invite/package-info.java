/// Inviting vendor users, and reading invitations.
@NullMarked
package gatehouse.functions.invite;

import org.jspecify.annotations.NullMarked;
