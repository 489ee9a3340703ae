package gatehouse.http;

import java.security.PublicKey;
import java.util.Optional;

/// The public keys with which access tokens of this deployment are checked.
@FunctionalInterface
public interface VerificationKeys {
    /// Returns the key of that id, or empty if it was never published or has been withdrawn.
    Optional<PublicKey> find(String keyId);
}
