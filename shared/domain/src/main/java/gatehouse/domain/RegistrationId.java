package gatehouse.domain;

import java.util.Optional;

/// Names the n-th registration of one mail address within a tenant; written `hash.n`, and bound to
/// the address as an [InvitationId] is.
///
/// @param hash stands for the address ([Email#hash()])
/// @param number counts the address's registrations, from 1
public record RegistrationId(String hash, int number) {
    /// @throws IllegalArgumentException if the hash is not of that form, or the number not 1 to
    ///   999999
    public RegistrationId {
        if (!CountedId.isOne(hash, number)) {
            throw new IllegalArgumentException("not a registration's id");
        }
    }

    /// The first registration of an address.
    public static RegistrationId first(Email address) {
        return new RegistrationId(address.hash(), 1);
    }

    /// The one after this.
    public RegistrationId next() {
        return new RegistrationId(hash, number + 1);
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<RegistrationId> parse(String text) {
        return CountedId.parse(text, RegistrationId::new);
    }

    @Override
    public String toString() {
        return hash + "." + number;
    }
}
