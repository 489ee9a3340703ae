package gatehouse.domain.people;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.GroupId;
import gatehouse.domain.RoleId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What is asked of the list of people (D1, A8, B8). What is not asked for is empty.
///
/// @param name a part of the name, folded: case and accents aside
/// @param group the group
/// @param role held now, or waiting for who is yet to come; `everyone` is held by all members
/// @param company folded as well
/// @param country ISO 3166-1, two letters
/// @param disabled what becomes of barred members
/// @param external what becomes of who is at home elsewhere
/// @param waiting what becomes of who waits for approval
public record Search(
        Optional<String> name,
        Optional<GroupId> group,
        Optional<RoleId> role,
        Optional<String> company,
        Optional<String> country,
        Shown disabled,
        Shown external,
        Shown waiting) {

    public Search {
        name = name.map(Folded::of);
        company = company.map(Folded::of);
    }

    /// What becomes of some of the people.
    public enum Shown {
        INCLUDE,
        EXCLUDE,
        ONLY;

        private boolean shows(boolean such) {
            return switch (this) {
                case INCLUDE -> true;
                case EXCLUDE -> !such;
                case ONLY -> such;
            };
        }
    }

    /// Whether an entry is among what is asked for at that instant.
    public boolean finds(Entry entry, Instant now) {
        return entry.isListedAt(now)
                && shows(entry.state(), entry.external())
                && asked(name, () -> Folded.of(entry.name()).contains(name.orElseThrow()))
                && asked(
                        group,
                        () ->
                                entry.group()
                                        .filter(in -> in.id().equals(group.orElseThrow()))
                                        .isPresent())
                && asked(role, () -> holds(entry, role.orElseThrow(), now))
                && asked(company, () -> Folded.of(entry.company()).equals(company.orElseThrow()))
                && asked(country, () -> entry.country().equals(country.orElseThrow()));
    }

    /// What everybody holds stands in no grant: every member does.
    private static boolean holds(Entry entry, RoleId role, Instant now) {
        return role.equals(BuiltInRole.EVERYONE.id())
                ? entry.kind() == Entry.Kind.MEMBER
                : entry.rolesAt(now).contains(role);
    }

    /// Whether nothing is asked but who of the barred, the external and the waiting is shown.
    public boolean isPlain() {
        return name.isEmpty()
                && group.isEmpty()
                && role.isEmpty()
                && company.isEmpty()
                && country.isEmpty();
    }

    /// Whether people of that kind are among what is shown.
    public boolean shows(Entry.State state, boolean isExternal) {
        return disabled.shows(state == Entry.State.DISABLED)
                && external.shows(isExternal)
                && waiting.shows(state == Entry.State.WAITING);
    }

    private static boolean asked(Optional<?> what, BooleanSupplier matches) {
        return what.isEmpty() || matches.getAsBoolean();
    }
}
