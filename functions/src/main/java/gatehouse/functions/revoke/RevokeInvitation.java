package gatehouse.functions.revoke;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.CustomerInvitations;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `DELETE …/invitations/{invitation}`: a pending offer is void, an accepted one's grant ends at
/// once (A11).
final class RevokeInvitation implements Command {
    private final Commands commands;
    private final Table table;
    private final Stamps stamps;

    @Inject
    RevokeInvitation(Commands commands, Table table, Stamps stamps) {
        this.commands = commands;
        this.table = table;
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
                                .map(item -> form.ifGood(() -> revoke(item, in, request)))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Plan> revoke(Item item, Admitted in, Request request) {
        var invitation = InvitationItems.read(item);
        var refusal = CustomerInvitations.refusesOwn(invitation, in);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return invitation
                .revoke(in.now())
                .then(next ->
                        invitation instanceof Invitation.Accepted accepted
                                ? withGrant(item, accepted, next, in, request)
                                : Outcome.done(offer(item, next, in, request)));
    }

    private Plan offer(Item item, Invitation.Revoked next, Admitted in, Request request) {
        var subject = Subject.of(next.terms().id());
        var change = stamps.by(in, request.origin(), EventType.INVITATION_REVOKED, subject, "");
        return Plan.of(Answer.done(), InvitationItems.replace(item, next, change));
    }

    /// The offer and its grant go together, or neither. A grant that is over is not taken back.
    private Outcome<Plan> withGrant(
            Item item,
            Invitation.Accepted accepted,
            Invitation.Revoked next,
            Admitted in,
            Request request) {
        var before = table.get(Keys.member(in.tenant().id(), accepted.by()));
        if (before.isEmpty()) {
            return Outcome.refused(new Refusal.Gone(accepted.at()));
        }
        var member = MemberItems.read(before.get());
        if (member.grants().find(accepted.grant()).isEmpty()) {
            return Outcome.refused(new Refusal.Gone(accepted.at()));
        }
        var subject = Subject.of(next.terms().id());
        var change = stamps.by(in, request.origin(), EventType.INVITATION_REVOKED, subject, "");
        return member.grants()
                .revoke(accepted.grant(), in.now())
                .map(grants ->
                        Plan.of(
                                Answer.done(),
                                InvitationItems.replace(item, next, change),
                                MemberItems.replace(before.get(), member.with(grants), in.now())));
    }
}
