package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.Refusal;
import gatehouse.domain.Settings;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.time.Clock;

/// Gives a tenant other settings, by word of who runs the deployment. It stands in that tenant's
/// audit log.
final class SettingsChange {
    private final Table table;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;

    @Inject
    SettingsChange(Table table, Stamps stamps, TenantId vendor, Clock clock) {
        this.table = table;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
    }

    /// Writes them, unless the tenant was changed since it was read.
    ///
    /// @param told the answer then
    Outcome<JsonNode> write(
            Item tenant,
            Settings settings,
            EventType type,
            Reason reason,
            Origin origin,
            JsonNode told) {
        var id = TenantItems.read(tenant).id();
        var change =
                stamps.change(
                        type,
                        id,
                        Subject.of(id),
                        Author.system(vendor),
                        clock.instant(),
                        reason.text(),
                        origin);
        return table.commit(TenantItems.replace(tenant, settings, change)) == Committed.STORED
                ? Outcome.done(told)
                : Outcome.refused(new Refusal.Unavailable());
    }
}
