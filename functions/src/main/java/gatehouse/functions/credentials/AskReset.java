package gatehouse.functions.credentials;

import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.MailBudget;
import gatehouse.aws.ResetItems;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Login;
import gatehouse.domain.MailAsks;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// `POST /v1/password-resets`: asks for a link that sets a password (B4). Whether there is such an
/// account is not looked at here: the answer is the same, and so is the work. The mailer looks.
final class AskReset implements Verb {
    private final Table table;
    private final MailBudget budget;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;

    @Inject
    AskReset(Table table, MailBudget budget, Stamps stamps, TenantId vendor, Clock clock) {
        this.table = table;
        this.budget = budget;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var login = form.required("login", Login::parse, Login.RULE);
        return form.ifGood(() -> ask(login.orElseThrow(), request));
    }

    private Outcome<Answer> ask(Login login, Request request) {
        var now = clock.instant();
        var before = table.get(Keys.reset(login.hash()));
        return before.map(ResetItems::read)
                .orElse(MailAsks.NONE)
                .ask(now)
                .map(asks ->
                        reserve(now, request)
                                .map(hour -> {
                                    var change = change(login, now, request);
                                    var write =
                                            before.map(item ->
                                                            ResetItems.replace(item, asks, change))
                                                    .orElseGet(() ->
                                                            ResetItems.create(login, asks, change));
                                    return written(write, hour);
                                }))
                .orElseGet(() -> Outcome.done(taken()));
    }

    /// Of what the source may ask for first, so that none uses up what all may. Neither knows
    /// whether there is an account.
    private Outcome<Instant> reserve(Instant now, Request request) {
        return table.commit(Sources.reset(request.origin().source(), now)) == Committed.STORED
                ? budget.reserveReset(vendor, now)
                : Outcome.refused(
                        new Refusal.TooMany(
                                "Too many resets were asked for from this network",
                                Sources.restOfHour(now)));
    }

    /// Lost to another ask for the same login: one of them is enough.
    private Answer written(Write write, Instant hour) {
        if (table.commit(write) == Committed.LOST) {
            budget.releaseReset(vendor, hour);
        }
        return taken();
    }

    /// In no tenant's name, and by nobody.
    private Change change(Login login, Instant now, Request request) {
        return stamps.change(
                EventType.RESET_REQUESTED,
                vendor,
                Subject.of(login),
                Author.system(vendor),
                now,
                "",
                request.origin());
    }

    private static Answer taken() {
        return Answer.json(202, Json.object(), Map.of());
    }
}
