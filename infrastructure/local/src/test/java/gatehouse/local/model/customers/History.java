package gatehouse.local.model.customers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Makes steps from a seed. It knows nothing of what they will come to.
final class History {
    private static final int STEPS = 40;
    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Step.Offer> offers = new ArrayList<>();
    private final List<Step.Register> registrations = new ArrayList<>();

    private History(long seed) {
        this.random = new Random(seed);
    }

    /// The steps of a seed, always the same.
    static List<Step> of(long seed) {
        var history = new History(seed);
        history.join();
        while (history.steps.size() < STEPS) {
            history.add();
        }
        return List.copyOf(history.steps.subList(0, STEPS));
    }

    private void add() {
        int dice = random.nextInt(100);
        if (dice < 4) {
            steps.add(new Step.Switch(one(4) ? Cast.CHIEF : Cast.ROOT, random.nextBoolean()));
        } else if (dice < 6) {
            steps.add(new Step.Release(pick(Cast.CHIEF, Cast.CHIEF, Cast.CREATOR, Cast.ROOT)));
        } else if (dice < 12) {
            join();
        } else if (dice < 21) {
            bar();
        } else if (dice < 27) {
            steps.add(
                    new Step.Wait(
                            pick(
                                    Duration.ofMillis(1),
                                    Duration.ofMinutes(11),
                                    Duration.ofDays(2),
                                    Duration.ofDays(8),
                                    Duration.ofDays(31))));
        } else if (dice < 64) {
            aboutOffers(dice);
        } else {
            aboutRegistrations(dice);
        }
    }

    private void join() {
        int tenant = pick(Cast.CUSTOMER, Cast.CUSTOMER, Cast.STRANGER, Cast.MANAGING);
        var by = tenant == Cast.CUSTOMER && !one(4) ? Cast.ROOT : manager(tenant);
        steps.add(new Step.Join(by, tenant, !one(4), random.nextBoolean()));
    }

    private void aboutOffers(int dice) {
        if (offers.isEmpty() || dice < 41) {
            offer();
            return;
        }
        int number = recent(offers).number();
        if (dice < 49) {
            steps.add(new Step.Take(number, one(8) ? 1 : 0));
        } else if (dice < 55) {
            resend(number);
        } else {
            steps.add(new Step.Withdraw(number, inviter()));
        }
    }

    private void offer() {
        int customer =
                pick(
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.PRIVATE,
                        Cast.STRANGER);
        var step =
                new Step.Offer(
                        steps.size(),
                        inviter(),
                        customer,
                        whom(),
                        pick("member", "moderator", "administrator"));
        offers.add(step);
        steps.add(step);
        if (one(2)) {
            // what is wanted most: taken up at once
            steps.add(new Step.Take(step.number(), 0));
        }
    }

    /// A burst, now and then: four in a row are one too many. After it there is an older link.
    private void resend(int number) {
        int times = one(3) ? 4 : 1;
        var by = inviter();
        for (int i = 0; i < times; i++) {
            steps.add(new Step.Resend(number, by));
        }
        if (one(2)) {
            steps.add(new Step.Take(number, one(2) ? 1 : 0));
        }
    }

    private void aboutRegistrations(int dice) {
        if (registrations.isEmpty() || dice < 80) {
            int tenant = pick(Cast.CUSTOMER, Cast.CUSTOMER, Cast.STRANGER, Cast.MANAGING);
            var step = new Step.Register(steps.size(), tenant, whom());
            registrations.add(step);
            steps.add(step);
            if (one(2)) {
                steps.add(new Step.Confirm(step.number()));
            }
            return;
        }
        var wish = recent(registrations);
        if (dice < 88) {
            steps.add(new Step.Confirm(wish.number()));
        } else {
            var by = one(4) ? pick(Cast.CHIEF, Cast.OWNER, Cast.OTHER) : Cast.reader(wish.tenant());
            steps.add(new Step.Decide(wish.number(), by, !one(3)));
        }
    }

    /// Mostly who may be there by now. Those who have accounts from the start keep them: they are
    /// asked for what is seen.
    private void bar() {
        int tenant = pick(Cast.CUSTOMER, Cast.CUSTOMER, Cast.STRANGER);
        var there =
                Stream.concat(
                                offers.stream()
                                        .filter(one -> one.customer() == tenant)
                                        .map(Step.Offer::whom),
                                registrations.stream()
                                        .filter(one -> one.tenant() == tenant)
                                        .map(Step.Register::whom))
                        .filter(who -> Cast.home(who) != tenant)
                        .toList();
        var who = there.isEmpty() || one(4) ? pick(Cast.NEW) : recent(there);
        steps.add(new Step.Bar(manager(tenant), who, tenant, one(3)));
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
        return one(3) ? pick(Cast.OTHER, Cast.AGENT, Cast.OWNER) : pick(Cast.NEW);
    }

    /// One of the last three, mostly.
    private <T> T recent(List<T> all) {
        int from = one(4) ? 0 : Math.max(0, all.size() - 3);
        return all.get(from + random.nextInt(all.size() - from));
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
