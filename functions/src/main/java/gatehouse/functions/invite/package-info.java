/// Inviting vendor users and customers' people, and reading invitations.
@NullMarked
package gatehouse.functions.invite;

import org.jspecify.annotations.NullMarked;
