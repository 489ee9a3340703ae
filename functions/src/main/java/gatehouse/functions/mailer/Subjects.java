package gatehouse.functions.mailer;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// Reads what an event is about, together with the tenant in which it happened.
final class Subjects {
    private final Table table;

    @Inject
    Subjects(Table table) {
        this.table = table;
    }

    /// @param tenant where the event happened
    record Found(Item item, Tenant tenant) {}

    /// Empty where either has gone by now; one request.
    Optional<Found> find(Key key, Told told) {
        var tenant = Keys.tenant(told.tenant());
        var read = table.batch(List.of(key, tenant));
        return Optional.ofNullable(read.get(key))
                .flatMap(item ->
                        Optional.ofNullable(read.get(tenant))
                                .map(where -> new Found(item, TenantItems.read(where))));
    }
}
