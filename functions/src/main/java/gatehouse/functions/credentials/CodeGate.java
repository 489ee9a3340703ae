package gatehouse.functions.credentials;

import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Present;
import gatehouse.aws.TryItems;
import gatehouse.aws.Updating;
import gatehouse.domain.Outcome;
import gatehouse.domain.Session;
import gatehouse.domain.factor.Enrolment;
import gatehouse.domain.factor.Enrolment.Use;
import gatehouse.functions.Attempts;
import gatehouse.functions.Attempts.Attempt;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.SecondFactor;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lets only those by who send a good code: of the app, or a recovery code.
final class CodeGate {
    private final Commands commands;
    private final Attempts attempts;
    private final SecondFactor secondFactor;

    @Inject
    CodeGate(Commands commands, Attempts attempts, SecondFactor secondFactor) {
        this.commands = commands;
        this.attempts = attempts;
        this.secondFactor = secondFactor;
    }

    /// Somebody whose code was good.
    ///
    /// @param item the account's
    /// @param session the caller's
    /// @param use what the code used up, to be written with the change
    record Passed(Present in, Item item, Session session, Use use) {}

    /// What is done then.
    record Deed(Updating write, Answer answer) {}

    Outcome<Plan> pass(Request request, Function<Passed, Deed> next) {
        var form = request.form();
        var code = form.required("code", Optional::of, "must be text");
        return commands.present(
                request,
                List.of(),
                in -> form.ifGood(() -> count(in, code.orElseThrow(), next, request)));
    }

    /// The try is counted before the code is judged, with all others at the account's codes.
    private Outcome<Plan> count(
            Present in, String code, Function<Passed, Deed> next, Request request) {
        var item = in.item(Keys.account(in.account().id())).orElseThrow();
        return secondFactor
                .of(item)
                .on()
                .then(on ->
                        attempts.begin(item, TryItems.CODE)
                                .then(attempt ->
                                        judge(on, in, item, code, attempt, request)
                                                .map(next)
                                                .map(deed -> plan(deed, attempt))));
    }

    private Outcome<Passed> judge(
            Enrolment.On on, Present in, Item item, String code, Attempt attempt, Request request) {
        var session = in.account().session(request.caller().session()).orElseThrow();
        return switch (on.use(code, in.account().id(), in.now())) {
            case Use.Wrong() -> {
                attempts.failed(attempt, request.origin());
                yield Outcome.refused(Enrolment.WRONG);
            }
            case Use good -> Outcome.done(new Passed(in, item, session, good));
        };
    }

    private Plan plan(Deed deed, Attempt attempt) {
        return new Plan.Do(
                List.of(attempt.forgive(deed.write()).write()),
                deed.answer(),
                () -> attempts.giveBack(attempt));
    }
}
