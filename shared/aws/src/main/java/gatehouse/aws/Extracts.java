package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Member;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Columns;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Extract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads extracts of a tenant's people, step by step: the list of people, whose entries hold most
/// of what is asked for, and beside it only what they lack. What it tells may be a moment old.
public final class Extracts {
    /// How many entries a step looks at: what fits into one answer of DynamoDB, more or less.
    private static final int STEP = 1000;

    private final Directory directory;
    private final Table table;

    public Extracts(Directory directory, Table table) {
        this.directory = directory;
        this.table = table;
    }

    /// One of the people.
    ///
    /// @param entry as in the list
    /// @param member all that the tenant knows; empty where that is not asked for, and of somebody
    ///   who is yet to come
    /// @param login the account's item; empty of whom it is not told: who is at home elsewhere, or
    ///   yet to come
    public record Row(Entry entry, Optional<Member> member, Optional<Item> login) {}

    /// A step.
    ///
    /// @param rows those that it found, of all that it looked at
    /// @param seen how many entries it looked at
    /// @param last the place of the last of them; empty if there are no more
    public record Step(List<Row> rows, int seen, Optional<String> last) {}

    /// Reads a step.
    ///
    /// @param after the place of the last one of the step before; empty from the start
    /// @param now which entries and roles are over
    public Step step(TenantId tenant, Extract extract, Optional<String> after, Instant now) {
        var page = directory.page(tenant, extract.order(), extract.falling(), STEP, after, now);
        var found =
                page.items().stream()
                        .map(Directory.Found::entry)
                        .filter(entry -> extract.search().finds(entry, now))
                        .toList();
        var keys = new ArrayList<Key>();
        for (var entry : found) {
            login(entry).ifPresent(keys::add);
            member(entry, tenant, extract).ifPresent(keys::add);
        }
        var read = table.batchOfLate(keys);
        return new Step(
                found.stream().map(entry -> row(entry, tenant, extract, read)).toList(),
                page.items().size(),
                page.last());
    }

    private static Row row(Entry entry, TenantId tenant, Extract extract, Map<Key, Item> read) {
        return new Row(
                entry,
                member(entry, tenant, extract)
                        .flatMap(key -> Optional.ofNullable(read.get(key)))
                        .map(MemberItems::read),
                login(entry).flatMap(key -> Optional.ofNullable(read.get(key))));
    }

    /// The account is the home tenant's matter.
    private static Optional<Key> login(Entry entry) {
        return account(entry).filter(_ -> !entry.external()).map(Keys::account);
    }

    private static Optional<Key> member(Entry entry, TenantId tenant, Extract extract) {
        return account(entry)
                .filter(_ -> extract.columns() == Columns.ALL)
                .map(id -> Keys.member(tenant, id));
    }

    private static Optional<AccountId> account(Entry entry) {
        return entry.kind() == Entry.Kind.MEMBER
                ? Optional.of(new AccountId(entry.id()))
                : Optional.empty();
    }
}
