package gatehouse.domain.request;

import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.Grant;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What wishes meet with on the day when they are to come true.
///
/// @param roles all that there are in the tenant
/// @param people who is named, as they are now; those who have gone left out
/// @param taken addresses that are wished for and belong to somebody
/// @param closed why nobody can be added, if nobody can
/// @param give makes a grant of a role
public record Circumstances(
        RoleCatalogue roles,
        Map<AccountId, Current> people,
        Set<Email> taken,
        Optional<String> closed,
        Function<RoleId, Grant> give,
        Instant now) {
    public Circumstances {
        people = Map.copyOf(people);
        taken = Set.copyOf(taken);
    }
}
