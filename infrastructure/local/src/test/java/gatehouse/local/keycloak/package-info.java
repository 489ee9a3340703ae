/// Sign-in by an identity provider that is not ours: a real Keycloak.
@NullMarked
package gatehouse.local.keycloak;

import org.jspecify.annotations.NullMarked;
