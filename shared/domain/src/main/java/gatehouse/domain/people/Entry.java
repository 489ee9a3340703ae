package gatehouse.domain.people;

import gatehouse.domain.Group;
import gatehouse.domain.PersonName;
import gatehouse.domain.RoleId;
import gatehouse.domain.Window;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One line in the list of a tenant's people: a member, or somebody who is yet to become one.
///
/// @param kind what it is of
/// @param id of the member, invitation or registration
/// @param username empty where there is none yet
/// @param email as stored
/// @param person empty where the name is not known
/// @param group where it stands in one
/// @param company empty where it is not known
/// @param country the same
/// @param enabled whether the person is barred here (B8)
/// @param external whether the person is at home elsewhere (A8)
/// @param registeredAt since when it stands in the list
/// @param until the instant from which it does so no longer by itself; [Instant#MAX] for never
/// @param softLimit the person's own, 0-100; empty where the tenant's standard holds
/// @param hardLimit the same
/// @param roles with the windows in which they are held
public record Entry(
        Kind kind,
        String id,
        String username,
        String email,
        Optional<PersonName> person,
        Optional<Group> group,
        String company,
        String country,
        boolean enabled,
        boolean external,
        Instant registeredAt,
        Instant until,
        Optional<Integer> softLimit,
        Optional<Integer> hardLimit,
        List<Held> roles) {

    public Entry {
        roles = List.copyOf(roles);
    }

    /// What stands in the list.
    public enum Kind {
        MEMBER,
        INVITATION,
        REGISTRATION
    }

    /// What it is now, as answers say.
    public enum State {
        ACTIVE,
        DISABLED,
        INVITED,
        WAITING
    }

    /// A role in a window.
    public record Held(RoleId role, Window window) {}

    /// As others call the person: the name, or the mail address where no name is known.
    public String name() {
        return person.map(PersonName::full).orElse(email);
    }

    public State state() {
        return switch (kind) {
            case MEMBER -> enabled ? State.ACTIVE : State.DISABLED;
            case INVITATION -> State.INVITED;
            case REGISTRATION -> State.WAITING;
        };
    }

    /// What it counts as.
    public Standing standing() {
        return new Standing(state(), external);
    }

    /// Whether it stands in the list at that instant: who was at home elsewhere, and has no grant
    /// that is not over, has left.
    public boolean isListedAt(Instant now) {
        boolean left = external && roles.stream().allMatch(held -> held.window().isOverAt(now));
        return now.isBefore(until) && !left;
    }

    /// The roles held at that instant; of somebody who is yet to come, those that wait.
    public Set<RoleId> rolesAt(Instant now) {
        var held = new LinkedHashSet<RoleId>();
        roles.stream()
                .filter(one -> kind != Kind.MEMBER || one.window().contains(now))
                .forEach(one -> held.add(one.role()));
        return held;
    }
}
