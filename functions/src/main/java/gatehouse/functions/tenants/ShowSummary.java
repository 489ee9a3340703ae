package gatehouse.functions.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Demand;
import gatehouse.aws.HeadcountItems;
import gatehouse.aws.Keys;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleId;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Summary;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.Map;

/// `GET …/summary`: what a dashboard shows of a tenant's people (C11), from counters that came with
/// the caller. They follow by a moment; where nobody has counted yet it is unavailable.
final class ShowSummary implements Verb {
    private final Admissions admissions;

    @Inject
    ShowSummary(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var plain = Demand.of(request.caller(), request.path("tenant"), Permission.READ_PEOPLE);
        var demand =
                Places.counts(request)
                        .map(plain::with)
                        .orElse(plain)
                        .with(Places.openRequest(request));
        return admissions.admit(demand).then(in -> request.form().ifGood(() -> show(in)));
    }

    private static Outcome<Answer> show(Admitted in) {
        return in.item(Keys.counts(in.tenant().id()))
                .flatMap(HeadcountItems::summary)
                .<Outcome<Answer>>map(summary -> Outcome.done(Answer.ok(json(summary, in))))
                .orElseGet(() -> Outcome.refused(new Refusal.Unavailable()));
    }

    private static ObjectNode json(Summary summary, Admitted in) {
        var json = Json.object();
        var members = json.putObject("members");
        members.put("active", summary.atHome(Entry.State.ACTIVE))
                .put("disabled", summary.atHome(Entry.State.DISABLED))
                .put("invited", summary.atHome(Entry.State.INVITED))
                .put("waiting", summary.atHome(Entry.State.WAITING))
                .set("byRole", byRole(summary, in));
        json.put("external", summary.external())
                .putObject("invitations")
                .put("pending", summary.pending())
                .put("bounced", summary.bounced());
        var tenant = in.tenant().id();
        boolean open =
                in.item(Keys.openRequest(tenant))
                        .flatMap(item -> ChangeRequestItems.open(tenant, item, in.now()))
                        .isPresent();
        return json.put("endingSoon", summary.endingSoon()).put("openRequests", open ? 1 : 0);
    }

    /// Roles that there are and somebody has, in the order of the catalogue.
    private static ObjectNode byRole(Summary summary, Admitted in) {
        var json = Json.object();
        summary.byRole().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .filter(each -> in.tenant().roles().find(each.getKey()).isPresent())
                .sorted(Map.Entry.<RoleId, Integer>comparingByKey())
                .forEach(each -> json.put(each.getKey().value(), each.getValue()));
        return json;
    }
}
