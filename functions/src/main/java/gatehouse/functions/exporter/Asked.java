package gatehouse.functions.exporter;

import gatehouse.domain.AccountId;
import gatehouse.domain.ExportId;
import gatehouse.domain.Origin;
import gatehouse.domain.TenantId;
import gatehouse.http.Json;

/// That an export was asked for, as the bus brought it.
///
/// @param origin the request that asked, and from where
record Asked(TenantId tenant, AccountId asker, ExportId export, Origin origin) {

    /// Reads the bus's envelope.
    ///
    /// @throws RuntimeException if it is none of ours: it goes to the dead letters
    static Asked read(String envelope) {
        var data = Json.read(envelope).orElseThrow().path("detail").path("data");
        return new Asked(
                new TenantId(data.path("tenant").asText()),
                new AccountId(data.path("subject").path("member").asText()),
                new ExportId(data.path("subject").path("id").asText()),
                new Origin(data.path("requestId").asText(), data.path("source").asText()));
    }
}
