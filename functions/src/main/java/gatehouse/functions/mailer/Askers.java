package gatehouse.functions.mailer;

import gatehouse.aws.Admissions;
import gatehouse.aws.Directory;
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
import gatehouse.domain.people.Order;
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
    /// Of more, the first by roles and name are written to.
    private static final int MOST = 20;

    /// Both roles are of the second rank: those above come first.
    private static final int LOOKED_AT = 100;

    private static final Set<BuiltInRole> ASK =
            Set.of(BuiltInRole.MANAGEMENT, BuiltInRole.CUSTOMER_ADMINISTRATOR);

    private final Directory directory;
    private final Table table;
    private final Admissions admissions;
    private final Clock clock;

    @Inject
    Askers(Directory directory, Table table, Admissions admissions, Clock clock) {
        this.directory = directory;
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
        var ids =
                directory
                        .page(tenant.id(), Order.ROLE, false, LOOKED_AT, Optional.empty(), now)
                        .items()
                        .stream()
                        .map(Directory.Found::entry)
                        .filter(entry -> isOne(entry, now))
                        .map(entry -> new AccountId(entry.id()))
                        .limit(MOST)
                        .toList();
        var read =
                table.batch(
                        ids.stream()
                                .flatMap(id -> Admissions.placesOf(id, tenant.id()).stream())
                                .toList());
        return ids.stream().flatMap(id -> letIn(id, tenant, read).stream()).toList();
    }

    private static boolean isOne(Entry entry, Instant now) {
        return entry.kind() == Entry.Kind.MEMBER
                && entry.enabled()
                && entry.rolesAt(now).stream()
                        .flatMap(role -> BuiltInRole.of(role).stream())
                        .anyMatch(ASK::contains);
    }

    private Optional<Account> letIn(AccountId who, Tenant tenant, Map<Key, Item> read) {
        return admissions.still(who, tenant, Permission.REQUEST_CHANGES, read, clock.instant());
    }
}
