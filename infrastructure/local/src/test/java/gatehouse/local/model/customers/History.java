package gatehouse.local.model.customers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes steps from a seed. It knows nothing of what they will come to.
final class History {
    private static final int STEPS = 40;
    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> offers = new ArrayList<>();
    private final List<Integer> registrations = new ArrayList<>();

    private History(long seed) {
        this.random = new Random(seed);
    }

    /// The steps of a seed, always the same.
    static List<Step> of(long seed) {
        var history = new History(seed);
        while (history.steps.size() < STEPS) {
            history.steps.add(history.next());
        }
        return List.copyOf(history.steps);
    }

    private Step next() {
        int dice = random.nextInt(100);
        if (dice < 4) {
            return new Step.Switch(one(4) ? Cast.CHIEF : Cast.ROOT, random.nextBoolean());
        }
        if (dice < 6) {
            return new Step.Release(pick(Cast.CHIEF, Cast.CHIEF, Cast.CREATOR, Cast.ROOT));
        }
        if (dice < 14) {
            int tenant = pick(Cast.CUSTOMER, Cast.CUSTOMER, Cast.STRANGER, Cast.MANAGING);
            var by = tenant == Cast.CUSTOMER && !one(4) ? Cast.ROOT : manager(tenant);
            return new Step.Join(by, tenant, !one(4), random.nextBoolean());
        }
        if (dice < 20) {
            return bar();
        }
        if (dice < 26) {
            return new Step.Wait(
                    pick(
                            Duration.ofMillis(1),
                            Duration.ofMinutes(11),
                            Duration.ofDays(2),
                            Duration.ofDays(8),
                            Duration.ofDays(31)));
        }
        return dice < 64 ? aboutOffers(dice) : aboutRegistrations(dice);
    }

    private Step aboutOffers(int dice) {
        if (offers.isEmpty() || dice < 38) {
            offers.add(steps.size());
            int customer =
                    pick(
                            Cast.CUSTOMER,
                            Cast.CUSTOMER,
                            Cast.CUSTOMER,
                            Cast.CUSTOMER,
                            Cast.CUSTOMER,
                            Cast.PRIVATE,
                            Cast.STRANGER);
            return new Step.Offer(
                    steps.size(),
                    inviter(),
                    customer,
                    whom(),
                    pick("member", "moderator", "administrator"));
        }
        int number = offers.get(recent(offers.size()));
        if (dice < 50) {
            return new Step.Take(number, one(8) ? 1 : 0);
        }
        return dice < 55
                ? new Step.Resend(number, inviter())
                : new Step.Withdraw(number, inviter());
    }

    private Step aboutRegistrations(int dice) {
        if (registrations.isEmpty() || dice < 76) {
            registrations.add(steps.size());
            int tenant = pick(Cast.CUSTOMER, Cast.CUSTOMER, Cast.STRANGER, Cast.MANAGING);
            return new Step.Register(steps.size(), tenant, whom());
        }
        int number = registrations.get(recent(registrations.size()));
        if (dice < 87) {
            return new Step.Confirm(number);
        }
        return new Step.Decide(number, pick(Cast.CHIEF, Cast.OWNER, Cast.OTHER), !one(3));
    }

    private Step bar() {
        int tenant = pick(Cast.CUSTOMER, Cast.CUSTOMER, Cast.STRANGER);
        return new Step.Bar(manager(tenant), pick(Cast.NEW), tenant, one(3));
    }

    private String manager(int tenant) {
        return one(6) ? pick(Cast.CHIEF, Cast.AGENT, Cast.OTHER) : Cast.reader(tenant);
    }

    /// Mostly who may.
    private String inviter() {
        return pick(
                Cast.CHIEF,
                Cast.CHIEF,
                Cast.CHIEF,
                Cast.CREATOR,
                Cast.CREATOR,
                Cast.AGENT,
                Cast.OWNER,
                Cast.OTHER);
    }

    private String whom() {
        return one(5) ? pick(Cast.OTHER, Cast.AGENT, Cast.OWNER) : pick(Cast.NEW);
    }

    /// One of the last three, mostly.
    private int recent(int size) {
        int from = one(4) ? 0 : Math.max(0, size - 3);
        return from + random.nextInt(size - from);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
