package gatehouse.functions.approve;

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
import gatehouse.functions.Results;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Json;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `POST …/registrations/approve` and `/disapprove`: up to a hundred at a time, each of them a
/// command of its own, with a result in its place (D6).
final class Deciding {
    /// What there is time for.
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
        var wish = new Wish(ids, reason.map(Reason::text).orElse(""));
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
                .then(in -> check(form, in))
                // the idempotency key before the first of them
                .then(in -> commands.take(request).map(_ -> answer(decider, wish, in, request)));
    }

    /// Only who may give what approving gives.
    private static Outcome<Admitted> check(Form form, Admitted in) {
        return form.ifGood(() ->
                in.access().mayGive(BuiltInRole.CUSTOMER)
                        ? Outcome.done(in)
                        : Outcome.refused(new Refusal.OutOfReach()));
    }

    private Answer answer(Decider decider, Wish wish, Admitted in, Request request) {
        var results = new Results(clock, in.now().plus(ENOUGH));
        for (int i = 0; i < wish.ids().size(); i++) {
            var id = wish.ids().get(i);
            var part = request.part(i, Json.object());
            results.add(
                    Json.object().put("id", id),
                    results.inTime(() -> one(decider, id, wish.reason(), in, part)),
                    (result, _) -> result.put("status", DECIDED));
        }
        return results.answer();
    }

    private Outcome<Answer> one(
            Decider decider, String id, String reason, Admitted in, Request part) {
        return item(id, in)
                .map(item -> commands.part(each -> decider.plan(item, reason, each), part))
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    private static Optional<Item> item(String id, Admitted in) {
        return RegistrationId.parse(id)
                .map(known -> Keys.registration(in.tenant().id(), known))
                .flatMap(in::item);
    }
}
