package gatehouse.functions.accept;

import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Present;
import gatehouse.domain.Account;
import gatehouse.domain.Hmac;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.http.Form;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/// `POST /v1/invitation-links/accept`: makes a grant of an offer, once, for the invited person
/// only: who has an account signs in, and whoever is invited by a customer's manager and has none
/// gets one, untried (F7).
final class AcceptInvitation implements Command {
    private final Commands commands;
    private final Acceptances acceptances;
    private final NewAccounts accounts;
    private final Supplier<Hmac> keys;
    private final TenantId vendor;

    @Inject
    AcceptInvitation(
            Commands commands,
            Acceptances acceptances,
            NewAccounts accounts,
            Supplier<Hmac> keys,
            TenantId vendor) {
        this.commands = commands;
        this.acceptances = acceptances;
        this.accounts = accounts;
        this.keys = keys;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return request.signedIn().isPresent() ? plan(request, false) : byNobody(request);
    }

    /// Whether a request tells a password: then nothing of it is kept. Whom nobody knows has no
    /// idempotency keys.
    static boolean isSecret(Request request) {
        return request.signedIn().isEmpty() || request.body().has("password");
    }

    private Outcome<Plan> byNobody(Request request) {
        var form = request.form().canDryRun();
        if (request.isDryRun()) {
            form.fault("?dryRun", "is for who is signed in: without an account nothing is tried");
        }
        var token = form.linkToken();
        var account = new AccountForm(form);
        return token.isEmpty()
                ? Outcome.refused(new Refusal.Invalid(form.faults()))
                : token.flatMap(text -> Presented.read(text, keys.get()))
                        .map(link -> accounts.plan(link, account, request))
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    /// @param again whether it was read before, and what came was torn by a parallel accept
    private Outcome<Plan> plan(Request request, boolean again) {
        var form = request.form().canDryRun();
        var token = form.linkToken();
        var link = token.flatMap(text -> Presented.read(text, keys.get()));
        var places = link.map(known -> places(known, request)).orElse(List.of());
        return commands.present(
                request,
                places,
                in ->
                        token.isEmpty()
                                ? Outcome.refused(new Refusal.Invalid(form.faults()))
                                : link.flatMap(known -> Loaded.of(known, in))
                                        .map(loaded ->
                                                loaded.isTorn() && !again
                                                        ? plan(request, true)
                                                        : authorised(loaded, form, request))
                                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static List<Key> places(Presented link, Request request) {
        return List.of(
                link.invitation(),
                Keys.tenant(link.tenant()),
                Keys.member(link.tenant(), request.caller().account()));
    }

    private Outcome<Plan> authorised(Loaded loaded, Form form, Request request) {
        return isForOther(loaded.invitation(), loaded.in())
                ? Outcome.refused(new Refusal.OtherPerson())
                : loaded.link()
                        .of(loaded.item())
                        .then(_ -> {
                            var why = "is not taken from somebody who has an account";
                            form.never("username", why);
                            form.never("password", why);
                            return form.ifGood(() -> acceptances.plan(loaded, request));
                        });
    }

    /// The address must be the caller's own, and who is invited as one of the vendor's people has
    /// to be that still (A1).
    private boolean isForOther(Invitation invitation, Present in) {
        Account account = in.account();
        var terms = invitation.terms();
        return !terms.invitee().equals(account.email())
                || (terms.kind() instanceof Invitation.Kind.Vendor
                        && !account.home().equals(vendor));
    }
}
