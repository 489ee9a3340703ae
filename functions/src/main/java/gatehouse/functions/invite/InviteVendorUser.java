package gatehouse.functions.invite;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Keys;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.InvitationJson;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// `POST /v1/tenants/{tenant}/vendor-invitations`: offers customer-manager to one of the vendor's
/// people, for a limited time (A1, A4-A6).
final class InviteVendorUser implements Command {
    private final Commands commands;
    private final Offering offering;
    private final Stamps stamps;
    private final TenantId vendor;

    @Inject
    InviteVendorUser(Commands commands, Offering offering, Stamps stamps, TenantId vendor) {
        this.commands = commands;
        this.offering = offering;
        this.stamps = stamps;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new InviteForm(request.form().canDryRun());
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.INVITE_VENDOR_USERS)
                        .orVendor();
        return commands.admit(
                request,
                form.email().map(Keys::email).map(demand::with).orElse(demand),
                in -> form.check(in, vendor).then(wish -> offer(wish, in, request)));
    }

    private Outcome<Plan> offer(InviteForm.Wish wish, Admitted in, Request request) {
        if (in.tenant().kind() == TenantKind.VENDOR) {
            return Outcome.refused(
                    new Refusal.Conflict("The vendor's people are at home here: nobody to invite"));
        }
        return offering.to(
                wish.invitee(),
                in.tenant(),
                in,
                request,
                (id, undo) -> planned(wish, id, in, request, undo));
    }

    private Plan planned(
            InviteForm.Wish wish, InvitationId id, Admitted in, Request request, Runnable undo) {
        var pending =
                Invitation.offered(
                        new Invitation.Terms(
                                id,
                                in.tenant().id(),
                                new Invitation.Kind.Vendor(),
                                wish.invitee(),
                                wish.offer(),
                                in.account().author(),
                                in.now()),
                        in.tenant().settings().linkLifetime());
        var change =
                stamps.by(in, request.origin(), EventType.INVITATION_CREATED, Subject.of(id), "");
        var answer =
                Answer.created(
                        InvitationJson.of(pending, 1),
                        "/v1/tenants/" + in.tenant().id() + "/invitations/" + id,
                        1);
        return new Plan.Do(List.of(InvitationItems.create(pending, change)), answer, undo);
    }
}
