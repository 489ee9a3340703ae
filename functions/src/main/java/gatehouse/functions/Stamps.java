package gatehouse.functions;

import gatehouse.aws.Admitted;
import gatehouse.aws.Present;
import gatehouse.domain.Account;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Origin;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Stamps each write with the event that it will be told as.
public final class Stamps {
    private final RandomGenerator random;

    @Inject
    public Stamps(RandomGenerator random) {
        this.random = random;
    }

    /// A change by a caller in a tenant.
    ///
    /// @param reason where one is given that the item itself does not hold; else empty
    public Change by(Admitted in, Origin origin, EventType type, Subject subject, String reason) {
        return change(
                type, in.tenant().id(), subject, in.account().author(), in.now(), reason, origin);
    }

    /// A change by a caller in a customer of the tenant that lets the caller in: it is told in the
    /// customer's log.
    public Change inCustomer(
            Admitted in, Tenant customer, Origin origin, EventType type, Subject subject) {
        return change(type, customer.id(), subject, in.account().author(), in.now(), "", origin);
    }

    /// A change by a person of the own account: it is told at home.
    public Change atHome(Present in, Origin origin, EventType type, Subject subject) {
        return atHome(in.account(), in.now(), origin, type, subject);
    }

    /// The same, where nothing but the account was read.
    public Change atHome(
            Account account, Instant at, Origin origin, EventType type, Subject subject) {
        return change(type, account.home(), subject, account.author(), at, "", origin);
    }

    /// Any other change.
    public Change change(
            EventType type,
            TenantId tenant,
            Subject subject,
            Author actor,
            Instant at,
            String reason,
            Origin origin) {
        return new Change(
                EventId.next(random),
                type,
                tenant,
                subject,
                actor,
                at,
                reason,
                origin.requestId(),
                origin.source());
    }
}
