package gatehouse.domain;

import java.util.Optional;

/// A role of a tenant's own as people see it.
///
/// @param role what it allows
/// @param name 1-100 characters in one line; no two roles of a tenant have the same, case and
///   accents aside
/// @param description up to 500 characters in one line; empty where there is none
public record NamedRole(CustomRole role, String name, String description) {

    /// Why it cannot be deleted: people at home in the tenant would be left without any (B2).
    ///
    /// @param only how many have no other now; empty where nobody has counted to the end
    public static Optional<Refusal> refusesDeleting(Optional<Integer> only) {
        return only.filter(people -> people == 0).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Refusal.Conflict(
                                "It is the only role of %s: give them another first"
                                        .formatted(
                                                only.map(NamedRole::people).orElse("too many"))));
    }

    private static String people(int people) {
        return people == 1 ? "1 person" : people + " people";
    }
}
