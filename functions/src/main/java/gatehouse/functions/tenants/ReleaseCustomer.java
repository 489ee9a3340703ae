package gatehouse.functions.tenants;

import gatehouse.aws.Administrators;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Reason;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Customers;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// `POST …/customers/{customer}/independence` {reason?}: the customer is managed by nobody from
/// that instant on (C10), by word of who manages it or of the vendor. It stands in the customer's
/// log.
final class ReleaseCustomer implements Command {
    private static final Refusal NOBODY =
            new Refusal.Conflict(
                    "The customer has no administrator of its own who has come: nobody could"
                            + " manage it");
    private static final Refusal PRIVATE =
            new Refusal.Conflict("A private customer has no logins: somebody has to manage it");

    private final Commands commands;
    private final Stamps stamps;

    @Inject
    ReleaseCustomer(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_CUSTOMERS)
                        .orVendor()
                        .with(places(request));
        return commands.admit(
                request,
                demand,
                in ->
                        Customers.managed(in, request)
                                .then(customer -> release(customer, in, request)));
    }

    private static List<Key> places(Request request) {
        var keys = new ArrayList<Key>();
        Places.customer(request)
                .ifPresent(customer -> {
                    keys.add(customer);
                    Keys.tenantOf(customer).map(Keys::administrators).ifPresent(keys::add);
                });
        return keys;
    }

    /// The reason may stand in the body or in the query, as with what else is done to somebody.
    private Outcome<Plan> release(Tenant customer, Admitted in, Request request) {
        var form = request.form().canDryRun();
        var queried = form.query("reason", Reason::parse, Reason.RULE);
        var reason = form.optional("reason", Reason::parse, Reason.RULE).or(() -> queried);
        return form.ifGood(() ->
                customer.hasLogins()
                        ? Administrators.hold(in.item(Keys.administrators(customer.id())))
                                .map(held ->
                                        Outcome.done(
                                                plan(
                                                        customer,
                                                        held,
                                                        reason.map(Reason::text).orElse(""),
                                                        in,
                                                        request)))
                                .orElseGet(() -> Outcome.refused(NOBODY))
                        : Outcome.refused(PRIVATE));
    }

    private Plan plan(Tenant customer, Write held, String reason, Admitted in, Request request) {
        Item item = in.item(Keys.tenant(customer.id())).orElseThrow();
        var change =
                stamps.change(
                        EventType.TENANT_RELEASED,
                        customer.id(),
                        Subject.of(customer.id()),
                        in.account().author(),
                        in.now(),
                        reason,
                        request.origin());
        var after = customer.independent();
        return Plan.of(
                TenantJson.answer(after, item.version() + 1),
                TenantItems.replace(item, after, change),
                held);
    }
}
