package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.Settings;
import gatehouse.domain.TenantId;
import gatehouse.http.Form;
import java.util.function.Predicate;

/// Of whom a tenant asks a second factor, and why: `{"requireTotp": {"tenant", "rank"}, "reason"}`,
/// or `{"tenant", "remove": true}` within.
///
/// @param rank from which on, or [Settings#NOBODY]
record FactorForm(TenantId tenant, int rank, Reason reason) {
    private static final String FACTOR = "requireTotp";
    private static final String RANK = "rank";
    private static final int LOWEST = 9;

    /// Whether an input asks for this at all.
    static boolean isMeant(JsonNode input) {
        return input.has(FACTOR);
    }

    /// @param exists whether there is such a tenant
    static Outcome<FactorForm> read(JsonNode input, Predicate<TenantId> exists) {
        var form = Form.of(input);
        var within = form.within(FACTOR);
        var tenant =
                within.required(
                        "tenant",
                        text -> TenantId.parse(text).filter(exists),
                        "must be the id of a tenant");
        boolean remove = within.flag("remove").orElse(false);
        int rank =
                remove ? Settings.NOBODY : within.number(RANK, 0, LOWEST).orElse(Settings.NOBODY);
        var reason = form.reason();
        return form.ifGood(() ->
                Outcome.done(new FactorForm(tenant.orElseThrow(), rank, reason.orElseThrow())));
    }
}
