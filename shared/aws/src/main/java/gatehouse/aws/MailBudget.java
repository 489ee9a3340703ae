package gatehouse.aws;

import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How many mails people of a tenant can make go to somebody else's address within an hour (design,
/// *HTTP API*).
public final class MailBudget {
    private static final String COUNT = "count";
    private final Table table;

    public MailBudget(Table table) {
        this.table = table;
    }

    /// Takes one mail from the hour's budget, by one conditional write.
    public Outcome<Instant> reserve(Tenant tenant, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var write =
                Updating.of(key(tenant, hour))
                        .count(COUNT, 1)
                        .whenBelow(COUNT, tenant.settings().mailBudget())
                        .set(Item.TTL, hour.plus(Duration.ofHours(2)).getEpochSecond())
                        .write();
        return switch (table.commit(write)) {
            case STORED -> Outcome.done(hour);
            case LOST ->
                    Outcome.refused(
                            new Refusal.TooMany(
                                    "This tenant's mails of the hour are used up",
                                    Duration.between(now, hour.plus(Duration.ofHours(1)))));
        };
    }

    /// Gives one back that was reserved in that hour and not used.
    public void release(Tenant tenant, Instant hour) {
        var unused = table.commit(Updating.of(key(tenant, hour)).count(COUNT, -1).write());
        if (unused == Committed.LOST) {
            throw new IllegalStateException("a write without a condition was lost");
        }
    }

    private static Key key(Tenant tenant, Instant hour) {
        return Keys.budget(tenant.id(), "people", hour.toString());
    }
}
