package gatehouse.functions.projections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Headcounts;
import gatehouse.domain.TenantId;
import gatehouse.http.Json;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Counts a tenant's people anew, by hand: `{"tenant":"acme"}`. Everything goes on meanwhile; where
/// the time is too short, the answer names the place to go on `after`.
final class Recount {
    /// What a page may take, many times over.
    private static final int SPARE_MILLIS = 15_000;

    private final Headcounts headcounts;

    @Inject
    Recount(Headcounts headcounts) {
        this.headcounts = headcounts;
    }

    /// @param left how many milliseconds there are
    /// @return `{"after": …}`, null at the end
    /// @throws IllegalArgumentException if it names no tenant
    JsonNode run(JsonNode input, IntSupplier left) {
        var tenant =
                TenantId.parse(input.path("tenant").asText())
                        .orElseThrow(() -> new IllegalArgumentException("no tenant is named"));
        var from = Optional.of(input.path("after").asText("")).filter(text -> !text.isEmpty());
        var after = headcounts.countAll(tenant, from, () -> left.getAsInt() > SPARE_MILLIS);
        ObjectNode answer = Json.object();
        return answer.put("after", after.orElse(null));
    }
}
