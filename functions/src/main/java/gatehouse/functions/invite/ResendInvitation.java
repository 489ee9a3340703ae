package gatehouse.functions.invite;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.CustomerInvitations;
import gatehouse.functions.InvitationJson;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// `POST …/invitations/{invitation}/resend`: a new link, which voids the older one (A11).
final class ResendInvitation implements Command {
    private final Commands commands;
    private final Offering offering;
    private final Stamps stamps;

    @Inject
    ResendInvitation(Commands commands, Offering offering, Stamps stamps) {
        this.commands = commands;
        this.offering = offering;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.INVITE_VENDOR_USERS)
                        .orVendor();
        var place = Places.invitation(request);
        return commands.admit(
                request,
                place.map(demand::with).orElse(demand),
                in ->
                        place.flatMap(in::item)
                                .map(item -> form.ifGood(() -> resend(item, in, request)))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Plan> resend(Item item, Admitted in, Request request) {
        var invitation = InvitationItems.read(item);
        var refusal = CustomerInvitations.refusesOwn(invitation, in);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return invitation
                .resend(in.tenant().settings().linkLifetime(), in.now())
                .then(next ->
                        offering.mailed(
                                in, request, undo -> planned(item, next, in, request, undo)));
    }

    private Plan planned(
            Item item, Invitation.Pending next, Admitted in, Request request, Runnable undo) {
        var subject = Subject.of(next.terms().id());
        var change = stamps.by(in, request.origin(), EventType.INVITATION_RESENT, subject, "");
        long version = item.version() + 1;
        return new Plan.Do(
                List.of(InvitationItems.resend(item, next, change)),
                Answer.ok(InvitationJson.of(next, version), version),
                undo);
    }
}
