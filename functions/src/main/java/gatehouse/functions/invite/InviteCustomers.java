package gatehouse.functions.invite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admissions;
import gatehouse.domain.Outcome;
import gatehouse.functions.Commands;
import gatehouse.functions.CustomerInvitations;
import gatehouse.functions.Results;
import gatehouse.http.Answer;
import gatehouse.http.Json;
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

    /// What there is time for.
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
                                // stands for this request before the first of its parts is done
                                .then(wishes -> commands.take(request).map(_ -> wishes))
                                .map(wishes -> results(wishes, in.now(), request)));
    }

    /// The wishes; what is wrong with one of them is its own result.
    private static Outcome<List<JsonNode>> check(Request request) {
        var form = request.form().canDryRun();
        var wishes = form.wishes(ITEMS, MOST);
        return form.ifGood(() -> Outcome.done(wishes));
    }

    private Answer results(List<JsonNode> wishes, Instant begun, Request request) {
        var results = new Results(clock, begun.plus(ENOUGH));
        for (int i = 0; i < wishes.size(); i++) {
            var part = request.part(i, wishes.get(i));
            results.add(
                    Json.object().putNull("id"),
                    results.inTime(() -> commands.part(invite, part)),
                    (result, answer) -> told(result, answer, request.isDryRun()));
        }
        return results.answer();
    }

    private static ObjectNode told(ObjectNode result, Answer answer, boolean tried) {
        var made = Json.read(answer.body()).orElseThrow();
        result.put("id", tried ? null : made.path("id").asText()).put("status", CREATED);
        var warnings = made.path("warnings");
        return warnings.isEmpty() ? result : result.set("warnings", warnings);
    }
}
