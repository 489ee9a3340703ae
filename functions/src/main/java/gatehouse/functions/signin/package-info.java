/// Signing in with a password or by a provider of the tenant, refreshing and signing out.
@NullMarked
package gatehouse.functions.signin;

import org.jspecify.annotations.NullMarked;
