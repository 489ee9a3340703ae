package gatehouse.functions.requestchange;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.request.Comment.Side;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.function.Function;

/// Who may do something with change requests, and the one that a path names.
final class Tickets {
    private final Commands commands;

    @Inject
    Tickets(Commands commands) {
        this.commands = commands;
    }

    /// What is for both sides: the tenant's people who may ask, the vendor's who decide (E5, E8).
    static Demand ofBoth(Request request) {
        return ofCustomer(request).orVendor(Permission.DECIDE_CHANGES);
    }

    /// What is for the tenant's side alone (E7).
    static Demand ofCustomer(Request request) {
        return Demand.of(request.caller(), request.path("tenant"), Permission.REQUEST_CHANGES);
    }

    /// What is for the vendor's side alone (E6).
    static Demand ofVendor(Request request) {
        return Demand.of(request.caller(), request.path("tenant"), Permission.DECIDE_CHANGES)
                .orVendor();
    }

    /// A demand that reads the request which the path names as well.
    static Demand withRequest(Request request, Demand demand) {
        return Places.changeRequest(request).map(demand::with).orElse(demand);
    }

    /// Goes on with the request that the path names, for who was let in. One of another tenant, a
    /// malformed id and one that never was look alike (F2).
    static <T> Outcome<T> find(Admitted in, Request request, Function<Item, Outcome<T>> next) {
        return Places.changeRequest(request)
                .flatMap(in::item)
                .map(next)
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    /// Acts on the request that the path names.
    Outcome<Plan> act(Request request, Demand demand, Function<Ticket, Outcome<Plan>> next) {
        return commands.admit(
                request,
                withRequest(request, demand),
                in -> find(in, request, item -> next.apply(ticket(in, item, request))));
    }

    private static Ticket ticket(Admitted in, Item item, Request request) {
        return new Ticket(in.tenant(), item, in.account().author(), side(in), in.now(), request);
    }

    /// For whom a caller speaks who was let in.
    static Side side(Admitted in) {
        return in.access().allows(Permission.DECIDE_CHANGES) ? Side.VENDOR : Side.CUSTOMER;
    }
}
