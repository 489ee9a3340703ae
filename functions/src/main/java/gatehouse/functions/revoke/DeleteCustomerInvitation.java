package gatehouse.functions.revoke;

import gatehouse.aws.Admitted;
import gatehouse.aws.InvitationItems;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.CustomerInvitations;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `DELETE …/customers/{customer}/invitations/{invitation}`: a pending offer is void; whom an
/// accepted one brought is deleted, in one transaction (C7). Whoever accepts at that moment is
/// quicker, and deleted by the plan that is made then, or comes too late.
final class DeleteCustomerInvitation implements Command {
    private final Commands commands;
    private final BroughtPeople people;
    private final Stamps stamps;

    @Inject
    DeleteCustomerInvitation(Commands commands, BroughtPeople people, Stamps stamps) {
        this.commands = commands;
        this.people = people;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return commands.admit(
                request,
                CustomerInvitations.demandOne(request),
                in ->
                        CustomerInvitations.find(in, request)
                                .then(found -> delete(found, in, request)));
    }

    private Outcome<Plan> delete(CustomerInvitations.Found found, Admitted in, Request request) {
        var item = found.item();
        var customer = found.customer();
        var invitation = InvitationItems.read(item);
        return request.form()
                .canDryRun()
                .ifGood(() -> invitation.revoke(in.now()))
                .then(next -> {
                    var change = change(next, customer, in, request);
                    return invitation instanceof Invitation.Accepted accepted
                            ? people.delete(item, accepted, next, customer, change)
                            : Outcome.done(
                                    Plan.of(
                                            Answer.done(),
                                            InvitationItems.replace(item, next, change)));
                });
    }

    private Change change(Invitation.Revoked next, Tenant customer, Admitted in, Request request) {
        return stamps.inCustomer(
                in,
                customer,
                request.origin(),
                EventType.INVITATION_REVOKED,
                Subject.of(next.terms().id()));
    }
}
