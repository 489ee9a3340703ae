/// The second factor: codes of an authenticator app, and recovery codes for who has lost it.
@NullMarked
package gatehouse.domain.factor;

import org.jspecify.annotations.NullMarked;
