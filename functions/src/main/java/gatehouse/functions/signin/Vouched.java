package gatehouse.functions.signin;

import gatehouse.domain.Email;
import java.util.Optional;

/// What a tenant's identity provider says of who comes.
///
/// @param subject the person's id there
/// @param nonce of the sign-in
/// @param email only where the provider says that it is the person's; not yet whether the
///   provider's word is good for it
/// @param firstName empty if it does not say
/// @param lastName likewise
record Vouched(
        String subject,
        Nonces.Nonce nonce,
        Optional<Email> email,
        String firstName,
        String lastName) {

    /// Says nothing of the person, as it belongs in no log.
    @Override
    public String toString() {
        return "Vouched";
    }
}
