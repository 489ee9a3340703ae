package gatehouse.functions.mailer;

import gatehouse.aws.Directory;
import gatehouse.domain.AccountId;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Order;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A tenant's people in the order of their roles, as the index knows them: a hint, so each has to
/// be read as they are.
final class Ranking {
    /// Of more, the first by roles and name are written to.
    private static final int MOST = 20;

    private final Directory directory;

    @Inject
    Ranking(Directory directory) {
        this.directory = directory;
    }

    /// Members who are not barred and are such ones, at most 20; one request.
    ///
    /// @param lookedAt how many from the top are looked at
    List<AccountId> first(TenantId tenant, int lookedAt, Predicate<Entry> such, Instant now) {
        return directory
                .page(tenant, Order.ROLE, false, lookedAt, Optional.empty(), now)
                .items()
                .stream()
                .map(Directory.Found::entry)
                .filter(entry -> entry.kind() == Entry.Kind.MEMBER && entry.enabled())
                .filter(such)
                .map(entry -> new AccountId(entry.id()))
                .limit(MOST)
                .toList();
    }
}
