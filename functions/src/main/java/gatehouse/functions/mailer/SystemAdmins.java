package gatehouse.functions.mailer;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Member;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Entry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The vendor's system admins, who decide about change requests (E5). They stand first in the order
/// of roles; the index is a hint, and each is read as it is now.
final class SystemAdmins {
    private static final int LOOKED_AT = 50;

    private final Ranking ranking;
    private final Table table;
    private final TenantId vendor;
    private final Clock clock;

    @Inject
    SystemAdmins(Ranking ranking, Table table, TenantId vendor, Clock clock) {
        this.ranking = ranking;
        this.table = table;
        this.vendor = vendor;
        this.clock = clock;
    }

    /// Those who are let in; two requests.
    List<Account> all() {
        var now = clock.instant();
        var ids = ranking.first(vendor, LOOKED_AT, entry -> isOne(entry, now), now);
        var read =
                table.batch(
                        ids.stream()
                                .flatMap(id -> Stream.of(Keys.member(vendor, id), Keys.account(id)))
                                .toList());
        return ids.stream().flatMap(id -> letIn(id, read, now).stream()).toList();
    }

    private static boolean isOne(Entry entry, Instant now) {
        return !entry.external() && entry.rolesAt(now).contains(BuiltInRole.SYSTEM_ADMIN.id());
    }

    private Optional<Account> letIn(AccountId id, Map<Key, Item> read, Instant now) {
        return Optional.ofNullable(read.get(Keys.member(vendor, id)))
                .map(MemberItems::read)
                .filter(Member::enabled)
                .filter(member ->
                        member.grants().rolesAt(now).contains(BuiltInRole.SYSTEM_ADMIN.id()))
                .flatMap(_ -> Optional.ofNullable(read.get(Keys.account(id))))
                .map(AccountItems::read)
                .filter(Account::enabled);
    }
}
