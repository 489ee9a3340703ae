package gatehouse.domain;

import java.util.Optional;

/// Names the n-th invitation of one mail address within a tenant; written `hash.n`.
///
/// The hash binds the offer to the address. It uses no key, so that no rotation ever moves an item
/// (design, *Identity*).
///
/// @param hash the first 128 bits of SHA-256 over the canonical address, in hexadecimal
/// @param number counts the address's invitations, from 1
public record InvitationId(String hash, int number) {
    /// @throws IllegalArgumentException if the hash is not of that form, or the number not 1 to
    ///   999999
    public InvitationId {
        if (!CountedId.isOne(hash, number)) {
            throw new IllegalArgumentException("not an invitation's id");
        }
    }

    /// The hash under which an address's invitations stand.
    public static String hash(Email address) {
        return Sha256.hex(address.value());
    }

    /// The first invitation of an address.
    public static InvitationId first(Email address) {
        return new InvitationId(hash(address), 1);
    }

    /// The one after this.
    public InvitationId next() {
        return new InvitationId(hash, number + 1);
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<InvitationId> parse(String text) {
        return CountedId.parse(text, InvitationId::new);
    }

    @Override
    public String toString() {
        return hash + "." + number;
    }
}
