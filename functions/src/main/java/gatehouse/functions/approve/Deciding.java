package gatehouse.functions.approve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Reason;
import gatehouse.domain.Refusal;
import gatehouse.domain.RegistrationId;
import gatehouse.domain.TenantId;
import gatehouse.functions.Commands;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Json;
import gatehouse.http.Problem;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `POST …/registrations/approve` and `/disapprove`: up to a hundred at a time, each of them a
/// command of its own, with a result in its place (D6).
final class Deciding {
    /// What an answer has time for: it has to be there before the gateway gives it up.
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private static final int MOST = 100;
    private static final int DECIDED = 200;

    private final Admissions admissions;
    private final Commands commands;
    private final Clock clock;

    @Inject
    Deciding(Admissions admissions, Commands commands, Clock clock) {
        this.admissions = admissions;
        this.commands = commands;
        this.clock = clock;
    }

    /// What is asked.
    ///
    /// @param ids as they were written, in their order
    private record Wish(List<String> ids, String reason) {}

    Outcome<Answer> run(Decider decider, Request request) {
        var form = request.form().canDryRun();
        var ids = form.requiredList("ids", MOST, Optional::of, "must be a registration's id");
        var reason = form.optional("reason", Reason::parse, Reason.RULE);
        var places =
                TenantId.parse(request.path("tenant")).stream()
                        .flatMap(tenant ->
                                ids.stream()
                                        .flatMap(id -> RegistrationId.parse(id).stream())
                                        .map(id -> Keys.registration(tenant, id)))
                        .toList();
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE)
                        .with(places);
        return admissions
                .admit(demand)
                .then(in -> check(form, new Wish(ids, reason.map(Reason::text).orElse("")), in))
                .then(asked -> take(request).map(_ -> answer(decider, asked, request)));
    }

    /// A wish of somebody who may give what approving gives.
    private record Asked(Wish wish, Admitted in) {}

    private static Outcome<Asked> check(Form form, Wish wish, Admitted in) {
        return form.ifGood(() ->
                in.access().mayGive(BuiltInRole.CUSTOMER)
                        ? Outcome.done(new Asked(wish, in))
                        : Outcome.refused(new Refusal.OutOfReach()));
    }

    /// Takes the idempotency key before the first of them.
    private Outcome<Request> take(Request request) {
        return request.isDryRun() ? Outcome.done(request) : commands.take(request);
    }

    /// What there was no time for is told as not available now: the same request again goes on with
    /// it.
    private Answer answer(Decider decider, Asked asked, Request request) {
        var answer = Json.object();
        var results = answer.putArray("results");
        var end = asked.in().now().plus(ENOUGH);
        var ids = asked.wish().ids();
        for (int i = 0; i < ids.size(); i++) {
            var part = request.part(i, Json.object());
            var came =
                    clock.instant().isAfter(end)
                            ? Outcome.<Answer>refused(new Refusal.Unavailable())
                            : one(decider, ids.get(i), asked, part);
            results.add(result(ids.get(i), came));
        }
        return Answer.ok(answer);
    }

    private Outcome<Answer> one(Decider decider, String id, Asked asked, Request part) {
        return item(id, asked.in())
                .map(item ->
                        commands.part(
                                each -> decider.plan(item, asked.wish().reason(), each), part))
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    private static Optional<Item> item(String id, Admitted in) {
        return RegistrationId.parse(id)
                .map(known -> Keys.registration(in.tenant().id(), known))
                .flatMap(in::item);
    }

    private static ObjectNode result(String id, Outcome<Answer> came) {
        var result = Json.object().put("id", id);
        return came.fold(
                _ -> result.put("status", DECIDED),
                why -> {
                    var problem = Problem.of(why);
                    result.put("status", problem.status());
                    result.set("problem", problem.json());
                    return result;
                });
    }
}
