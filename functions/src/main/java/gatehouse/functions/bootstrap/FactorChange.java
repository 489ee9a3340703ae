package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Settings;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Stamps;
import gatehouse.http.Json;
import jakarta.inject.Inject;
import java.time.Clock;

/// Says of whom a tenant asks a second factor (F1). It stands in that tenant's audit log.
final class FactorChange {
    private final Table table;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;

    @Inject
    FactorChange(Table table, Stamps stamps, TenantId vendor, Clock clock) {
        this.table = table;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
    }

    /// The tenant, with its rank from now on.
    Outcome<JsonNode> run(JsonNode input, Origin origin) {
        return FactorForm.read(input, tenant -> table.get(Keys.tenant(tenant)).isPresent())
                .then(form -> change(form, origin));
    }

    private Outcome<JsonNode> change(FactorForm form, Origin origin) {
        var item = table.get(Keys.tenant(form.tenant())).orElseThrow();
        var change =
                stamps.change(
                        EventType.FACTOR_CHANGED,
                        form.tenant(),
                        Subject.of(form.tenant()),
                        Author.system(vendor),
                        clock.instant(),
                        form.reason().text(),
                        origin);
        var settings = TenantItems.read(item).settings().withTotpRank(form.rank());
        return table.commit(TenantItems.replace(item, settings, change)) == Committed.STORED
                ? Outcome.done(told(form))
                : Outcome.refused(new Refusal.Unavailable());
    }

    private static JsonNode told(FactorForm form) {
        var json = Json.object().put("tenant", form.tenant().value());
        return form.rank() == Settings.NOBODY
                ? json.putNull("requireTotpRank")
                : json.put("requireTotpRank", form.rank());
    }
}
