package gatehouse.functions;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.domain.Invitation;
import gatehouse.domain.Module;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.http.Request;
import java.time.Instant;
import java.util.Optional;

/// Who may see and change what a managing tenant has offered to the people of a customer (C3, C4).
/// Such an invitation stands in the customer, beside those of the vendor's people; to the managing
/// tenant only its own are there.
public final class CustomerInvitations {
    private static final Refusal BY_MANAGER =
            new Refusal.Conflict(
                    "The tenant that manages this one has offered it: that one alone takes it back"
                            + " or sends it again");

    private CustomerInvitations() {}

    /// What it takes, and the customer.
    public static Demand demand(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.INVITE_CUSTOMERS);
        return Places.customer(request).map(demand::with).orElse(demand);
    }

    /// The same with the invitation that the path names.
    public static Demand demandOne(Request request) {
        var demand = demand(request);
        return Places.invitationOfCustomer(request).map(demand::with).orElse(demand);
    }

    /// The customer that the path names, where the managing tenant has this part of the product
    /// (C1).
    ///
    /// @param in admitted with [#demand(Request)]
    public static Outcome<Tenant> customer(Admitted in, Request request) {
        return in.tenant()
                .refuses(Module.CUSTOMER_LOGIN)
                .<Outcome<Tenant>>map(Outcome::refused)
                .orElseGet(() -> Customers.managed(in, request));
    }

    /// The same, where people can have logins by our word (B3, C2).
    public static Outcome<Tenant> open(Admitted in, Request request) {
        return customer(in, request).then(CustomerInvitations::open);
    }

    /// The same of a customer that is known.
    public static Outcome<Tenant> open(Tenant customer) {
        return customer.refusesPeople()
                .<Outcome<Tenant>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(customer));
    }

    /// An invitation, and the customer that it stands in.
    public record Found(Item item, Tenant customer) {}

    /// The invitation that the path names, if the managing tenant has made it.
    ///
    /// @param in admitted with [#demandOne(Request)]
    public static Outcome<Found> find(Admitted in, Request request) {
        return customer(in, request)
                .then(customer ->
                        Places.invitationOfCustomer(request)
                                .flatMap(in::item)
                                .filter(item -> isOf(in.tenant(), InvitationItems.read(item)))
                                .<Outcome<Found>>map(
                                        item -> Outcome.done(new Found(item, customer)))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    /// Whether a tenant has made it as the one that manages the customer.
    public static boolean isOf(Tenant manager, Invitation invitation) {
        return offeredBy(invitation).filter(manager.id()::equals).isPresent();
    }

    /// Why an invitation is not taken back or sent again by the routes of the customer itself, if
    /// it is not: that is up to who manages the customer, and up to nobody once it does not (C10).
    ///
    /// @param in admitted to the tenant in which it stands
    public static Optional<Refusal> refusesOwn(Invitation invitation, Admitted in) {
        return offeredBy(invitation)
                .map(_ ->
                        invitation.isGoodIn(in.tenant())
                                ? BY_MANAGER
                                : new Refusal.Gone(closedSince(invitation, in)));
    }

    /// An offer that is void has no instant of its own yet.
    private static Instant closedSince(Invitation invitation, Admitted in) {
        return invitation.stateAt(in.now()) == Invitation.State.PENDING
                ? in.now()
                : invitation.closedSince();
    }

    private static Optional<TenantId> offeredBy(Invitation invitation) {
        return invitation.terms().kind() instanceof Invitation.Kind.Customer(var manager, _, _)
                ? Optional.of(manager)
                : Optional.empty();
    }
}
