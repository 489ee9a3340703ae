package gatehouse.local.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes steps from a seed. It knows nothing of what they will come to; many make no sense, which
/// is wanted: refusals are compared too.
final class History {
    private static final int STEPS = 32;
    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Step.Invite> invited = new ArrayList<>();

    private History(long seed) {
        this.random = new Random(seed);
    }

    /// The steps of a seed, always the same.
    static List<Step> of(long seed) {
        var history = new History(seed);
        while (history.steps.size() < STEPS) {
            history.add();
        }
        return List.copyOf(history.steps);
    }

    private void add() {
        int dice = random.nextInt(100);
        if (invited.isEmpty() || dice < 20) {
            invite();
            return;
        }
        var about = about();
        int number = about.number();
        switch (dice / 2) {
            case 10, 11, 12, 13, 14, 15, 16, 17 ->
                    steps.add(new Step.Accept(number, link(), one(15) ? staff() : about.whom()));
            case 18, 19 -> steps.add(new Step.Open(number, link()));
            case 20, 21, 22, 23 -> resends(about);
            case 24, 25, 26, 27, 28, 29, 30, 31 -> steps.add(move(about));
            case 32, 33, 34 -> steps.add(new Step.RevokeInvitation(number, by(about.tenant())));
            case 35, 36, 37 -> steps.add(new Step.RevokeGrant(number, by(about.tenant())));
            case 38 -> steps.add(new Step.Disable(one(2) ? Cast.SECOND : staff()));
            case 39 -> disableGuest(about);
            case 40, 41 -> steps.add(new Step.Wait(time()));
            case 42, 43, 44 -> steps.add(waitFor(number));
            default -> {
                // what is wanted most: taken up at once
                invite();
                var latest = invited.getLast();
                steps.add(new Step.Accept(latest.number(), 1, latest.whom()));
            }
        }
    }

    private void invite() {
        int tenant = random.nextInt(Cast.TENANTS);
        var whom = one(12) ? Cast.MANAGERS.get(1) : staff();
        var start = start();
        var step = new Step.Invite(steps.size() + 1, by(tenant), tenant, whom, start, end(start));
        invited.add(step);
        steps.add(step);
    }

    private @Nullable Duration start() {
        // an absent start is now
        return one(2)
                ? null
                : pick(
                        Duration.ofDays(2),
                        Duration.ofDays(6),
                        Duration.ofHours(1),
                        Duration.ofMinutes(-1),
                        Duration.ofMinutes(-1).minusMillis(1));
    }

    private @Nullable Duration end(@Nullable Duration start) {
        var from = start == null || start.isNegative() ? Duration.ZERO : start;
        if (one(6)) {
            return null;
        }
        var length =
                pick(
                        Duration.ofDays(1),
                        Duration.ofDays(3),
                        Duration.ofDays(5),
                        Duration.ofDays(5),
                        Duration.ofDays(8),
                        Duration.ofDays(8),
                        Duration.ofDays(180),
                        Duration.ofDays(180).plusMillis(1),
                        Duration.ZERO,
                        Duration.ofDays(-1));
        return from.plus(length);
    }

    /// Managers are no guests where they are at home, and stay: they are asked for what is seen.
    private void disableGuest(Step.Invite about) {
        if (Cast.STAFF.contains(about.whom())) {
            steps.add(new Step.DisableGuest(about.whom(), about.tenant()));
        }
    }

    /// A burst, now and then: four in a row are one too many.
    private void resends(Step.Invite about) {
        int times = one(3) ? 4 : 1;
        for (int i = 0; i < times; i++) {
            steps.add(new Step.Resend(about.number(), by(about.tenant())));
        }
    }

    private Step move(Step.Invite about) {
        var version =
                pick(
                        Step.Version.CURRENT,
                        Step.Version.CURRENT,
                        Step.Version.CURRENT,
                        Step.Version.ANY,
                        Step.Version.ANY,
                        Step.Version.STALE,
                        Step.Version.NONE);
        boolean fromStart = one(4);
        var end =
                fromStart
                        ? pick(
                                Duration.ofDays(180),
                                Duration.ofDays(180).plusMillis(1),
                                Duration.ZERO,
                                Duration.ofDays(3))
                        : pick(
                                Duration.ofHours(1),
                                Duration.ofDays(2),
                                Duration.ofDays(4),
                                Duration.ofDays(7),
                                Duration.ofDays(20),
                                Duration.ofMillis(1),
                                Duration.ofMillis(-1),
                                Duration.ofDays(200));
        var from = fromStart ? Step.From.START : Step.From.NOW;
        return new Step.Move(about.number(), by(about.tenant()), from, end, version);
    }

    private Step waitFor(int number) {
        var edge = pick(Step.Edge.values());
        var shift = pick(Duration.ofMillis(-1), Duration.ZERO, Duration.ZERO, Duration.ofMillis(1));
        return new Step.WaitFor(number, edge, shift);
    }

    private Duration time() {
        return pick(
                Duration.ofMillis(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                Duration.ofDays(2));
    }

    /// Mostly who may.
    private String by(int tenant) {
        return switch (random.nextInt(12)) {
            case 0 -> Cast.MANAGERS.get((tenant + 1) % Cast.TENANTS);
            case 1 -> staff();
            case 2 -> Cast.ROOT;
            case 3, 4, 5 -> tenant == 0 ? Cast.SECOND : Cast.MANAGERS.get(tenant);
            default -> Cast.MANAGERS.get(tenant);
        };
    }

    /// One of the last three, mostly.
    private Step.Invite about() {
        int last = invited.size();
        int from = one(4) ? 0 : Math.max(0, last - 3);
        return invited.get(from + random.nextInt(last - from));
    }

    private int link() {
        return one(5) ? 2 : 1;
    }

    private String staff() {
        return pick(Cast.STAFF.toArray(String[]::new));
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    @SafeVarargs
    private <T extends @Nullable Object> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
