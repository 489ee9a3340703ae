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
import java.util.Optional;
import java.util.function.Supplier;

/// `POST /v1/invitation-links/accept`: makes a grant of an offer, once, for the invited person
/// only.
final class AcceptInvitation implements Command {
    private final Commands commands;
    private final Acceptances acceptances;
    private final Supplier<Hmac> keys;
    private final TenantId vendor;

    @Inject
    AcceptInvitation(
            Commands commands, Acceptances acceptances, Supplier<Hmac> keys, TenantId vendor) {
        this.commands = commands;
        this.acceptances = acceptances;
        this.keys = keys;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return plan(request, false);
    }

    /// @param again whether it was read before, and what came was torn by a parallel accept
    private Outcome<Plan> plan(Request request, boolean again) {
        var form = request.form().canDryRun();
        var token = form.required("token", Optional::of, "must be the text after # in the link");
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

    /// The address must be the caller's own, and the caller one of the vendor's people still (A1).
    private boolean isForOther(Invitation invitation, Present in) {
        Account account = in.account();
        return !invitation.terms().invitee().equals(account.email())
                || !account.home().equals(vendor);
    }
}
