package gatehouse.functions.invite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admissions;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.functions.Commands;
import gatehouse.functions.CustomerInvitations;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Problem;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// `POST …/customers/{customer}/invitations`: invites one of the customer's people, or several with
/// a result each: every one as if it came alone, mail included (C3).
final class InviteCustomers implements Verb {
    private static final String ITEMS = "items";
    private static final int MOST = 50;
    private static final int CREATED = 201;

    /// What an answer has time for: it has to be there before the gateway gives it up.
    private static final Duration ENOUGH = Duration.ofSeconds(15);

    private final Admissions admissions;
    private final Commands commands;
    private final InviteCustomer invite;
    private final Clock clock;

    @Inject
    InviteCustomers(Admissions admissions, Commands commands, InviteCustomer invite, Clock clock) {
        this.admissions = admissions;
        this.commands = commands;
        this.invite = invite;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return request.body().has(ITEMS) ? several(request) : commands.part(invite, request);
    }

    private Outcome<Answer> several(Request request) {
        return admissions
                .admit(CustomerInvitations.demand(request))
                .then(in ->
                        CustomerInvitations.open(in, request)
                                .then(_ -> check(request))
                                .then(wishes -> take(request).map(_ -> wishes))
                                .map(wishes -> results(wishes, in.now(), request)));
    }

    /// The wishes; what is wrong with one of them is its own result.
    private static Outcome<List<JsonNode>> check(Request request) {
        var form = request.form().canDryRun();
        var wishes = form.wishes(ITEMS, MOST);
        return form.ifGood(() -> Outcome.done(wishes));
    }

    /// The idempotency key stands for this request before the first of its parts is done.
    private Outcome<Request> take(Request request) {
        return request.isDryRun() ? Outcome.done(request) : commands.take(request);
    }

    private Answer results(List<JsonNode> wishes, Instant begun, Request request) {
        var answer = Json.object();
        var all = answer.putArray("results");
        for (int i = 0; i < wishes.size(); i++) {
            var came =
                    clock.instant().isAfter(begun.plus(ENOUGH))
                            ? Outcome.<Answer>refused(new Refusal.Unavailable())
                            : commands.part(invite, request.part(i, wishes.get(i)));
            all.add(result(came, request.isDryRun()));
        }
        return Answer.ok(answer);
    }

    private static ObjectNode result(Outcome<Answer> came, boolean tried) {
        var result = Json.object();
        return came.fold(
                answer -> {
                    var made = Json.read(answer.body()).orElseThrow();
                    result.put("id", tried ? null : made.path("id").asText());
                    result.put("status", CREATED);
                    var warnings = made.path("warnings");
                    return warnings.isEmpty() ? result : result.set("warnings", warnings);
                },
                why -> {
                    var problem = Problem.of(why);
                    result.putNull("id").put("status", problem.status());
                    result.set("problem", problem.json());
                    return result;
                });
    }
}
