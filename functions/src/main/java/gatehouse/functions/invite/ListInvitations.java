package gatehouse.functions.invite;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Invitations;
import gatehouse.aws.Item;
import gatehouse.aws.Page;
import gatehouse.domain.Email;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.functions.InvitationJson;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// `GET …/invitations?state=&email=`.
final class ListInvitations implements Verb {
    private final Admissions admissions;
    private final Invitations invitations;
    private final Cursors cursors;

    @Inject
    ListInvitations(Admissions admissions, Invitations invitations, Cursors cursors) {
        this.admissions = admissions;
        this.invitations = invitations;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(
                        Demand.of(request.caller(), request.path("tenant"), Permission.READ_ACCESS)
                                .orVendor())
                .then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var states =
                form.query(
                        "state",
                        text -> Lists.anyOf(Invitation.State.class, text),
                        "must be of pending, accepted, revoked, expired");
        var email = form.query("email", Email::parse, Email.RULE);
        var scope = Cursors.scope("invitations", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            Set<Invitation.State> wanted =
                    states.orElseGet(() -> EnumSet.allOf(Invitation.State.class));
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after -> page(in, email, after),
                            item -> wanted.contains(InvitationItems.read(item).stateAt(in.now())),
                            item -> item.key().sk());
            return Outcome.done(
                    Lists.answer(
                            page,
                            item -> InvitationJson.of(item, in.now()),
                            place -> cursors.seal(scope, place)));
        });
    }

    private Page<Item> page(Admitted in, Optional<Email> email, Optional<String> after) {
        var tenant = in.tenant().id();
        return email.map(address -> invitations.page(tenant, address, Lists.STEP, after))
                .orElseGet(() -> invitations.page(tenant, Lists.STEP, after));
    }
}
