package gatehouse.functions.mailer;

import gatehouse.aws.Admissions;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Permission;
import gatehouse.domain.Tenant;
import gatehouse.domain.people.Entry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Those of a tenant who may see its change requests now (E5, E8): the index is a hint, and each is
/// read as they are.
final class Askers {
    /// Both roles are of the second rank: those above come first.
    private static final int LOOKED_AT = 100;

    private static final Set<BuiltInRole> ASK =
            Set.of(BuiltInRole.MANAGEMENT, BuiltInRole.CUSTOMER_ADMINISTRATOR);

    private final Ranking ranking;
    private final Table table;
    private final Admissions admissions;
    private final Clock clock;

    @Inject
    Askers(Ranking ranking, Table table, Admissions admissions, Clock clock) {
        this.ranking = ranking;
        this.table = table;
        this.admissions = admissions;
        this.clock = clock;
    }

    /// Who submitted a request, if that one still may; one request.
    Optional<Account> of(Author requester, Tenant tenant) {
        return AccountId.parse(requester.account())
                .flatMap(who ->
                        letIn(who, tenant, table.batch(Admissions.placesOf(who, tenant.id()))));
    }

    /// All who may; two requests.
    List<Account> all(Tenant tenant) {
        var now = clock.instant();
        var ids = ranking.first(tenant.id(), LOOKED_AT, entry -> isOne(entry, now), now);
        var read =
                table.batch(
                        ids.stream()
                                .flatMap(id -> Admissions.placesOf(id, tenant.id()).stream())
                                .toList());
        return ids.stream().flatMap(id -> letIn(id, tenant, read).stream()).toList();
    }

    private static boolean isOne(Entry entry, Instant now) {
        return entry.rolesAt(now).stream()
                .flatMap(role -> BuiltInRole.of(role).stream())
                .anyMatch(ASK::contains);
    }

    private Optional<Account> letIn(AccountId who, Tenant tenant, Map<Key, Item> read) {
        return admissions.still(who, tenant, Permission.REQUEST_CHANGES, read, clock.instant());
    }
}
