package gatehouse.domain.people;

import gatehouse.domain.RoleId;
import java.util.Map;

/// What a dashboard shows of a tenant's people (C11).
///
/// @param people how many stand in the list
/// @param byRole how many of those who are at home and not barred hold each role; what is absent is
///   0. A role that was deleted may still be among them
/// @param endingSoon how many grants were told to end soon, and have not ended
/// @param bounced how many pending invitations could not be delivered
public record Summary(Headcount people, Map<RoleId, Integer> byRole, int endingSoon, int bounced) {
    public Summary {
        byRole = Map.copyOf(byRole);
    }

    /// How many at home there are in a state.
    public int atHome(Entry.State state) {
        return people.of(new Standing(state, false));
    }

    /// How many are at home elsewhere, the invited included and the barred left out (A8).
    public int external() {
        return people.of(new Standing(Entry.State.ACTIVE, true))
                + people.of(new Standing(Entry.State.INVITED, true));
    }

    /// How many invitations wait, of whomever.
    public int pending() {
        return atHome(Entry.State.INVITED) + people.of(new Standing(Entry.State.INVITED, true));
    }
}
