package gatehouse.functions.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.Present;
import gatehouse.aws.TenantItems;
import gatehouse.aws.TotpItems;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.factor.Totp;
import gatehouse.functions.Attempts;
import gatehouse.functions.Attempts.Attempt;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Passwords;
import gatehouse.functions.Plan;
import gatehouse.functions.SecondFactor;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `POST /v1/me/totp`: gives the caller a secret for an authenticator app (F1). Nothing asks for
/// its codes before one of them has come.
final class BeginTotp implements Command {
    private final Commands commands;
    private final Attempts attempts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final TenantId vendor;
    private final RandomGenerator random;

    @Inject
    BeginTotp(
            Commands commands,
            Attempts attempts,
            Passwords passwords,
            SecondFactor secondFactor,
            TenantId vendor,
            RandomGenerator random) {
        this.commands = commands;
        this.attempts = attempts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.vendor = vendor;
        this.random = random;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form();
        var password = form.required("currentPassword", Optional::of, "must be text");
        return commands.present(
                request,
                List.of(Keys.tenant(vendor)),
                in -> form.ifGood(() -> begin(in, password.orElseThrow(), request)));
    }

    private Outcome<Plan> begin(Present in, String password, Request request) {
        var item = in.item(Keys.account(in.account().id())).orElseThrow();
        return secondFactor
                .of(item)
                .begin(random)
                .then(begun ->
                        attempts.begin(item, request.caller().session().value())
                                .then(attempt ->
                                        judged(in, begun.totp(), password, attempt, request)));
    }

    private Outcome<Plan> judged(
            Present in, Totp totp, String password, Attempt attempt, Request request) {
        var item = attempt.account().orElseThrow();
        if (passwords.matches(password, AccountItems.passwordHash(item))) {
            return Outcome.done(plan(in, totp, attempt));
        }
        attempts.failed(attempt, request.origin());
        return Outcome.refused(Refusal.Invalid.at("/currentPassword", "is wrong"));
    }

    private Plan plan(Present in, Totp totp, Attempt attempt) {
        var sealed = secondFactor.seal(totp, in.account().id());
        return new Plan.Do(
                List.of(attempt.forgive(TotpItems.begin(in.account(), sealed)).write()),
                Answer.json(201, json(in, totp), Map.of()),
                () -> attempts.giveBack(attempt));
    }

    private JsonNode json(Present in, Totp totp) {
        var issuer =
                in.item(Keys.tenant(vendor))
                        .map(TenantItems::read)
                        .map(Tenant::name)
                        .orElse("Gatehouse");
        var uri = totp.uri(issuer, in.account().username().value());
        return Json.object()
                .put("secret", totp.typed())
                .put("uri", uri)
                .put("qr", QrPicture.of(uri));
    }
}
