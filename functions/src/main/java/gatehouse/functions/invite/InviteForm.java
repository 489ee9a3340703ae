package gatehouse.functions.invite;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Offer;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.TenantId;
import gatehouse.domain.Window;
import gatehouse.http.Form;
import java.time.Instant;
import java.util.Optional;

/// What an inviter of a vendor user writes.
final class InviteForm {
    private final Form form;
    private final Optional<Email> email;
    private final Optional<Reason> reason;
    private final Optional<Instant> start;
    private final Optional<Instant> end;

    InviteForm(Form form) {
        this.form = form;
        email = form.required("email", Email::parse, Email.RULE);
        reason = form.reason();
        start = form.optionalInstant("start");
        end = form.optionalInstant("end");
    }

    /// Who is to be invited: an address, and what is offered to it.
    record Wish(Email invitee, Offer offer) {}

    /// The invited address, if it is one.
    Optional<Email> email() {
        return email;
    }

    /// The wish, or every fault of it: the address must be of an enabled account of the vendor
    /// (A6), and the window must keep to its limits (A4).
    Outcome<Wish> check(Admitted in, TenantId vendor) {
        email.filter(address -> !isOfVendorStaff(address, in, vendor))
                .ifPresent(_ ->
                        form.fault(
                                "/email",
                                "must be of an enabled account whose home is the vendor"));
        var begins = Offer.begins(start.orElse(in.now()), in.now());
        var window =
                Offer.window(
                        start.orElse(in.now()),
                        end.orElseGet(() -> begins.plus(Window.RECOMMENDED)),
                        in.now());
        form.take(window);
        return form.ifGood(() ->
                window.map(good ->
                        new Wish(
                                email.orElseThrow(),
                                new Offer(
                                        BuiltInRole.CUSTOMER_MANAGER,
                                        good,
                                        reason.orElseThrow().text()))));
    }

    private static boolean isOfVendorStaff(Email address, Admitted in, TenantId vendor) {
        return in.item(Keys.email(address))
                .filter(AccountItems::isClaimantEnabled)
                .filter(claim -> AccountItems.claimantHome(claim).equals(vendor))
                .isPresent();
    }
}
