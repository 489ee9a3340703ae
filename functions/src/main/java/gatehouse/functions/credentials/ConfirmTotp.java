package gatehouse.functions.credentials;

import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Present;
import gatehouse.aws.TotpItems;
import gatehouse.aws.TryItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.domain.factor.Enrolment;
import gatehouse.functions.Attempts;
import gatehouse.functions.Attempts.Attempt;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.SecondFactor;
import gatehouse.functions.Stamps;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// `POST /v1/me/totp/confirm`: the app works, so signing in takes its codes from now on (F1).
/// Whoever signed in elsewhere without one is signed out.
final class ConfirmTotp implements Command {
    private final Commands commands;
    private final Attempts attempts;
    private final SecondFactor secondFactor;
    private final Stamps stamps;

    @Inject
    ConfirmTotp(Commands commands, Attempts attempts, SecondFactor secondFactor, Stamps stamps) {
        this.commands = commands;
        this.attempts = attempts;
        this.secondFactor = secondFactor;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form();
        var code = form.required("code", Optional::of, "must be text");
        return commands.present(
                request,
                List.of(),
                in -> form.ifGood(() -> confirm(in, code.orElseThrow(), request)));
    }

    private Outcome<Plan> confirm(Present in, String code, Request request) {
        var item = in.item(Keys.account(in.account().id())).orElseThrow();
        return secondFactor
                .of(item)
                .begun()
                .then(begun ->
                        attempts.begin(item, TryItems.CODE)
                                .then(attempt -> judged(in, item, begun, code, attempt, request)));
    }

    private Outcome<Plan> judged(
            Present in,
            Item item,
            Enrolment.Begun begun,
            String code,
            Attempt attempt,
            Request request) {
        var id = in.account().id();
        var codes = secondFactor.codes(id);
        var session = in.account().session(request.caller().session()).orElseThrow();
        var change = stamps.atHome(in, request.origin(), EventType.TOTP_ENABLED, Subject.of(id));
        return begun.confirm(code, codes, in.now())
                .map(on -> TotpItems.confirm(item, on, session, change))
                .fold(
                        write ->
                                Outcome.done(
                                        new Plan.Do(
                                                List.of(attempt.forgive(write).write()),
                                                RecoveryCodesJson.answer(codes),
                                                () -> attempts.giveBack(attempt))),
                        why -> {
                            attempts.failed(attempt, request.origin());
                            return Outcome.refused(why);
                        });
    }
}
