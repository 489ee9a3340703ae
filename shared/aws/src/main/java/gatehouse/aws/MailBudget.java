package gatehouse.aws;

import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How many mails people of a tenant can make go to somebody else's address within an hour (design,
/// *HTTP API*).
public final class MailBudget {
    private static final String COUNT = "count";
    private static final String PEOPLE = "This tenant's mails";

    /// How many resets an hour may be asked for in the whole deployment, whoever asks.
    private static final int RESETS = 1000;

    private final Table table;

    public MailBudget(Table table) {
        this.table = table;
    }

    /// Takes one mail from the hour's budget, by one conditional write.
    public Outcome<Instant> reserve(Tenant tenant, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return reserve(key(tenant.id(), hour), tenant.settings().mailBudget(), PEOPLE, now);
    }

    /// Where the count of a tenant's hour stands, for who reads it together with other things.
    public static Key place(TenantId tenant, Instant now) {
        return key(tenant, now.truncatedTo(ChronoUnit.HOURS));
    }

    /// Takes one mail by a write that is done together with others, or not at all: nothing is to be
    /// given back.
    ///
    /// @param read what stands at [#place] of the same instant
    public static Outcome<Write> taking(Tenant tenant, Optional<Item> read, Instant now) {
        int most = tenant.settings().mailBudget();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return read.map(item -> item.number(COUNT, 0)).orElse(0L) < most
                ? Outcome.done(taking(key(tenant.id(), hour), most, hour))
                : usedUp(PEOPLE, hour, now);
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

    private static Write taking(Key key, int most, Instant hour) {
        return Updating.of(key)
                .count(COUNT, 1)
                .whenBelow(COUNT, most)
                .set(Item.TTL, hour.plus(Duration.ofHours(2)).getEpochSecond())
                .write();
    }

    private Outcome<Instant> reserve(Key key, int most, String what, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        if (most == 0) {
            // no count is below that, and none at all would be
            return usedUp(what, hour, now);
        }
        return switch (table.commit(taking(key, most, hour))) {
            case STORED -> Outcome.done(hour);
            case LOST -> usedUp(what, hour, now);
        };
    }

    private static <T> Outcome<T> usedUp(String what, Instant hour, Instant now) {
        return Outcome.refused(
                new Refusal.TooMany(
                        what + " are used up for this hour",
                        Duration.between(now, hour.plus(Duration.ofHours(1)))));
    }

    /// Gives one back that was reserved in that hour and not used.
    public void release(Tenant tenant, Instant hour) {
        release(key(tenant.id(), hour));
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

    private static Key key(TenantId tenant, Instant hour) {
        return Keys.budget(tenant, "people", hour.toString());
    }

    private static Key publicPages(Tenant tenant, Instant hour) {
        return Keys.budget(tenant.id(), "public", hour.toString());
    }

    private static Key resets(TenantId vendor, Instant hour) {
        return Keys.budget(vendor, "resets", hour.toString());
    }
}
