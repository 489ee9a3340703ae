package gatehouse.functions.invite;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Email;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Offer;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
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

/// Offers one of a customer's people a role there, without an end, on the managing tenant's word
/// (C3-C5), as long as it manages the customer (C10). Whether the address has an account elsewhere,
/// the answer does not tell.
final class InviteCustomer implements Command {
    private final Commands commands;
    private final Offering offering;
    private final Table table;
    private final Stamps stamps;

    @Inject
    InviteCustomer(Commands commands, Offering offering, Table table, Stamps stamps) {
        this.commands = commands;
        this.offering = offering;
        this.table = table;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new CustomerForm(request.form().canDryRun());
        var demand = CustomerInvitations.demand(request);
        return commands.admit(
                request,
                form.email().map(Keys::email).map(demand::with).orElse(demand),
                in ->
                        CustomerInvitations.open(in, request)
                                .then(customer ->
                                        form.check(in.account().email())
                                                .then(wish -> offer(wish, customer, in, request))));
    }

    private Outcome<Plan> offer(
            CustomerForm.Wish wish, Tenant customer, Admitted in, Request request) {
        return isThere(wish.invitee(), customer, in)
                ? Outcome.refused(new Refusal.Conflict("Somebody of this address is there already"))
                : offering.to(
                        wish.invitee(),
                        customer,
                        in,
                        request,
                        (id, undo) -> planned(wish, id, customer, in, request, undo));
    }

    /// Whether somebody of that address is at home in the customer, or holds anything there that is
    /// not over.
    private boolean isThere(Email address, Tenant customer, Admitted in) {
        return in.item(Keys.email(address))
                .filter(claim ->
                        AccountItems.claimantHome(claim).equals(customer.id())
                                || isGuest(
                                        Keys.member(customer.id(), AccountItems.claimant(claim)),
                                        in))
                .isPresent();
    }

    private boolean isGuest(Key place, Admitted in) {
        return table.batch(List.of(place)).values().stream()
                .map(MemberItems::read)
                .anyMatch(member -> member.grants().isOpenAt(in.now()));
    }

    private Plan planned(
            CustomerForm.Wish wish,
            InvitationId id,
            Tenant customer,
            Admitted in,
            Request request,
            Runnable undo) {
        var pending =
                Invitation.offered(
                        new Invitation.Terms(
                                id,
                                customer.id(),
                                new Invitation.Kind.Customer(
                                        in.tenant().id(), wish.name(), wish.language()),
                                wish.invitee(),
                                Offer.endless(wish.role(), in.now()),
                                in.account().author(),
                                in.now()),
                        // of who invites, whose mail it is
                        in.tenant().settings().linkLifetime());
        var change =
                stamps.inCustomer(
                        in,
                        customer,
                        request.origin(),
                        EventType.INVITATION_CREATED,
                        Subject.of(id));
        var answer =
                Answer.created(
                        InvitationJson.advised(InvitationJson.of(pending, 1)),
                        "/v1/tenants/%s/customers/%s/invitations/%s"
                                .formatted(in.tenant().id(), customer.id(), id),
                        1);
        var writes =
                List.of(
                        InvitationItems.create(pending, change),
                        TenantItems.stillManaged(customer));
        return new Plan.Do(writes, answer, undo);
    }
}
