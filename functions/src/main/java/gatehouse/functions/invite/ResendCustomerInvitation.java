package gatehouse.functions.invite;

import gatehouse.aws.Admitted;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.TenantItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.CustomerInvitations;
import gatehouse.functions.InvitationJson;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// `POST …/customers/{customer}/invitations/{invitation}/resend`: a new link, which voids the older
/// one (C3).
final class ResendCustomerInvitation implements Command {
    private final Commands commands;
    private final Offering offering;
    private final Stamps stamps;

    @Inject
    ResendCustomerInvitation(Commands commands, Offering offering, Stamps stamps) {
        this.commands = commands;
        this.offering = offering;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return commands.admit(
                request,
                CustomerInvitations.demandOne(request),
                in ->
                        CustomerInvitations.find(in, request)
                                .then(found -> resend(found, in, request)));
    }

    private Outcome<Plan> resend(CustomerInvitations.Found found, Admitted in, Request request) {
        var lifetime = in.tenant().settings().linkLifetime();
        return CustomerInvitations.open(found.customer())
                .then(_ -> request.form().canDryRun().ifGood(() -> Outcome.done(found.item())))
                .then(item -> InvitationItems.read(item).resend(lifetime, in.now()))
                .then(next ->
                        offering.mailed(
                                in, request, undo -> planned(found, next, in, request, undo)));
    }

    private Plan planned(
            CustomerInvitations.Found found,
            Invitation.Pending next,
            Admitted in,
            Request request,
            Runnable undo) {
        var subject = Subject.of(next.terms().id());
        var change =
                stamps.inCustomer(
                        in,
                        found.customer(),
                        request.origin(),
                        EventType.INVITATION_RESENT,
                        subject);
        long version = found.item().version() + 1;
        return new Plan.Do(
                List.of(
                        InvitationItems.resend(found.item(), next, change),
                        TenantItems.stillManaged(found.customer())),
                Answer.ok(InvitationJson.advised(InvitationJson.of(next, version)), version),
                undo);
    }
}
