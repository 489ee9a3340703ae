package gatehouse.aws;

import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How many mails people of a tenant can make go to somebody else's address within an hour (design,
/// *HTTP API*).
public final class MailBudget {
    private static final String COUNT = "count";

    /// How many resets an hour may be asked for in the whole deployment, whoever asks.
    private static final int RESETS = 1000;

    private final Table table;

    public MailBudget(Table table) {
        this.table = table;
    }

    /// Takes one mail from the hour's budget, by one conditional write.
    public Outcome<Instant> reserve(Tenant tenant, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return reserve(
                key(tenant, hour), tenant.settings().mailBudget(), "This tenant's mails", now);
    }

    /// Takes one mail from what the tenant's public pages may send in the hour: as much as its
    /// people, and of a budget of its own.
    public Outcome<Instant> reservePublic(Tenant tenant, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return reserve(
                publicPages(tenant, hour),
                tenant.settings().mailBudget(),
                "The mails of this page",
                now);
    }

    /// Takes one mail from what the public page for resets may send in the hour. Whether there is
    /// an account, nobody knows yet: it is one budget for all.
    public Outcome<Instant> reserveReset(TenantId vendor, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return reserve(resets(vendor, hour), RESETS, "The mails of this page", now);
    }

    private Outcome<Instant> reserve(Key key, int most, String what, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        if (most == 0) {
            // no count is below that, and none at all would be
            return usedUp(what, hour, now);
        }
        var write =
                Updating.of(key)
                        .count(COUNT, 1)
                        .whenBelow(COUNT, most)
                        .set(Item.TTL, hour.plus(Duration.ofHours(2)).getEpochSecond())
                        .write();
        return switch (table.commit(write)) {
            case STORED -> Outcome.done(hour);
            case LOST -> usedUp(what, hour, now);
        };
    }

    private static Outcome<Instant> usedUp(String what, Instant hour, Instant now) {
        return Outcome.refused(
                new Refusal.TooMany(
                        what + " are used up for this hour",
                        Duration.between(now, hour.plus(Duration.ofHours(1)))));
    }

    /// Gives one back that was reserved in that hour and not used.
    public void release(Tenant tenant, Instant hour) {
        release(key(tenant, hour));
    }

    /// The same of a public page's.
    public void releasePublic(Tenant tenant, Instant hour) {
        release(publicPages(tenant, hour));
    }

    /// The same of a reset that was asked for too often.
    public void releaseReset(TenantId vendor, Instant hour) {
        release(resets(vendor, hour));
    }

    private void release(Key key) {
        var unused = table.commit(Updating.of(key).count(COUNT, -1).write());
        if (unused == Committed.LOST) {
            throw new IllegalStateException("a write without a condition was lost");
        }
    }

    private static Key key(Tenant tenant, Instant hour) {
        return Keys.budget(tenant.id(), "people", hour.toString());
    }

    private static Key publicPages(Tenant tenant, Instant hour) {
        return Keys.budget(tenant.id(), "public", hour.toString());
    }

    private static Key resets(TenantId vendor, Instant hour) {
        return Keys.budget(vendor, "resets", hour.toString());
    }
}
