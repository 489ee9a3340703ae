/// Signing in with a password, refreshing and signing out.
@NullMarked
package gatehouse.functions.signin;

import org.jspecify.annotations.NullMarked;
