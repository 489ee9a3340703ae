package gatehouse.domain;

import static gatehouse.domain.Samples.INVITER;
import static gatehouse.domain.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gatehouse.domain.Grant.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Random lives of a member's grants, played to the code and to [NaiveGrants]; after every single
/// step both must answer the same at every instant at which an answer can change, a millisecond
/// before and a millisecond after it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GrantsAgainstANaiveModelTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final List<BuiltInRole> ROLES =
            List.of(BuiltInRole.CUSTOMER_MANAGER, BuiltInRole.ADMIN, BuiltInRole.AGENT);
    private static final List<Long> REMINDERS =
            List.of(3 * DAY, 3 * DAY, DAY, 30 * DAY, 0L, MINUTE);

    @Test
    void five_thousand_random_lives_of_a_few_grants_are_as_the_model_says() {
        for (long seed = 1; seed <= 5_000; seed++) {
            play(seed, 5, 20, 30 * DAY);
        }
    }

    @Test
    void fifty_random_lives_of_many_grants_are_as_the_model_says() {
        int full = 0;
        for (long seed = 10_001; seed <= 10_050; seed++) {
            full += play(seed, 60, 100, seed % 2 == 0 ? DAY / 4 : 10 * DAY).timesFull;
        }
        assertThat(full).as("how often there was no room").isGreaterThan(20);
    }

    private static Life play(long seed, int mostGrants, int steps, long longestPause) {
        var life = new Life(seed, mostGrants, longestPause);
        try {
            life.live(steps);
            return life;
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError("seed " + seed + ": " + String.join("; ", life.story), wrong);
        }
    }

    private static final class Life {
        private final Random random;
        private final int mostGrants;
        private final long longestPause;
        private int timesFull;
        private final List<String> story = new ArrayList<>();
        private final List<GrantId> ids = new ArrayList<>();
        private final NaiveGrants model = new NaiveGrants();
        private List<Held> compared = List.of();
        private Grants grants = Grants.NONE;
        private long now = NOON.toEpochMilli();

        Life(long seed, int mostGrants, long longestPause) {
            random = new Random(seed);
            this.mostGrants = mostGrants;
            this.longestPause = longestPause;
        }

        void live(int steps) {
            for (int i = 0; i < steps; i++) {
                passTime();
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3 -> give();
                    case 4, 5 -> moveAnEnd();
                    case 6 -> revoke();
                    case 7, 8 -> sweep();
                    default -> tellOne();
                }
                compare();
            }
            now += 400 * DAY;
            story.add("at the very end, " + now);
            sweep();
            compare();
            everythingHasBeenTold();
        }

        /// From not at all to weeks; often to just where something happens, or right beside it.
        private void passTime() {
            var ahead = boundaries().stream().filter(this::isNear).sorted().toList();
            if (!ahead.isEmpty() && random.nextInt(3) == 0) {
                long to = ahead.get(random.nextInt(Math.min(4, ahead.size())));
                now = Math.max(now, to + random.nextInt(3) - 1);
            } else {
                now +=
                        switch (random.nextInt(5)) {
                            case 0 -> 0;
                            case 1 -> 1;
                            case 2 -> random.nextLong(10 * MINUTE);
                            case 3 -> random.nextLong(longestPause / 6);
                            default -> random.nextLong(longestPause);
                        };
            }
        }

        private boolean isNear(long at) {
            return at > now && at < now + 2 * longestPause;
        }

        private void give() {
            if (model.count() >= mostGrants) {
                return;
            }
            var role = ROLES.get(random.nextInt(ROLES.size()));
            long start =
                    switch (random.nextInt(5)) {
                        case 0 -> now + random.nextLong(20 * DAY);
                        case 1 -> now + 1;
                        case 2 -> now - random.nextLong(7 * DAY);
                        case 3 -> oneOf(boundaries(), now);
                        default -> now;
                    };
            long end =
                    switch (random.nextInt(12)) {
                        case 0 -> start + 1;
                        case 1 -> start + 180 * DAY;
                        case 2 -> start + random.nextLong(10 * MINUTE);
                        case 3 -> Math.max(start, oneOf(boundaries(), now));
                        case 4 -> NaiveGrants.NEVER;
                        case 5 -> start + 3 * DAY;
                        default -> start + random.nextLong(40 * DAY);
                    };
            long reminder = aReminder();
            story.add(now + ": give " + role + " " + start + "-" + end + " -" + reminder);
            var id = GrantId.next(random);
            var grant =
                    Grant.given(
                            id,
                            role,
                            new Window(instant(start), instant(end)),
                            "so that it is tested",
                            "invitation/x",
                            INVITER,
                            Duration.ofMillis(reminder),
                            instant(now));
            assertThat(grants.isFullAt(instant(now))).isEqualTo(model.isFull(now));
            if (model.isFull(now)) {
                timesFull++;
                var full = grants;
                assertThatIllegalStateException().isThrownBy(() -> full.with(grant, instant(now)));
            } else {
                grants = grants.with(grant, instant(now));
                ids.add(id);
                model.give(role, start, end, reminder, now);
            }
        }

        private void moveAnEnd() {
            int which = aGrant();
            long end =
                    switch (random.nextInt(8)) {
                        case 0 -> oneOf(boundaries(), now);
                        case 1 -> start(which) + 180 * DAY + random.nextInt(3) - 1;
                        case 2 -> now + random.nextInt(3) - 1;
                        case 3 -> start(which) + random.nextInt(3) - 1;
                        case 4 -> now + random.nextLong(4 * DAY);
                        default -> now + random.nextLong(60 * DAY);
                    };
            long reminder = aReminder();
            story.add(now + ": move " + which + " to " + end + " -" + reminder);
            var outcome =
                    grants.changeEnd(
                            id(which), instant(end), Duration.ofMillis(reminder), instant(now));
            if (isRefusedAsNotOpen(which, outcome)) {
                return;
            }
            var faults = model.faults(which, end, now);
            if (faults.isEmpty()) {
                var before = grants;
                grants = Samples.value(outcome);
                model.move(which, end, reminder, now);
                noGapWasOpened(which, before);
            } else {
                var told = ((Refusal.Invalid) Samples.refusal(outcome)).faults();
                assertThat(told).extracting(Fault::pointer).containsOnly("/end");
                assertThat(told).hasSameSizeAs(faults);
                assertThat(faults)
                        .allMatch(rule -> told.stream().anyMatch(f -> f.detail().contains(rule)));
            }
        }

        /// Until the new end, or the old one where that is earlier, nothing about access changed.
        private void noGapWasOpened(int which, Grants before) {
            var was = before.find(id(which)).orElseThrow().window();
            var is = grants.find(id(which)).orElseThrow().window();
            assertThat(is.start()).isEqualTo(was.start());
            for (long at : instants()) {
                if (instant(at).isBefore(is.end()) && was.contains(instant(at))) {
                    assertThat(grants.rolesAt(instant(at))).isEqualTo(before.rolesAt(instant(at)));
                }
            }
        }

        private void revoke() {
            int which = aGrant();
            story.add(now + ": revoke " + which);
            var outcome = grants.revoke(id(which), instant(now));
            if (!isRefusedAsNotOpen(which, outcome)) {
                grants = Samples.value(outcome);
                model.revoke(which, now);
                assertThat(grants.find(id(which)).orElseThrow().told()).isEqualTo(Told.ENDED);
            }
        }

        private boolean isRefusedAsNotOpen(int which, Outcome<Grants> outcome) {
            if (!model.remembers(which)) {
                assertThat(Samples.refusal(outcome)).isEqualTo(new Refusal.Hidden());
                return true;
            }
            if (model.isOver(which, now)) {
                var since = instant(Math.min(model.end(which), now));
                assertThat(Samples.refusal(outcome)).isEqualTo(new Refusal.Gone(since));
                return true;
            }
            return false;
        }

        private void sweep() {
            for (int told = 0; tellOne(); told++) {
                assertThat(told).as("a sweep comes to an end").isLessThan(400);
            }
            assertThat(grants.due()).isAfter(instant(now));
        }

        private boolean tellOne() {
            var expected = model.next(now);
            var step = grants.step(instant(now));
            assertThat(step.isPresent()).isEqualTo(expected.isPresent());
            assertThat(step.isPresent()).isEqualTo(!grants.due().isAfter(instant(now)));
            if (step.isEmpty()) {
                return false;
            }
            var saying = expected.orElseThrow();
            var told = step.orElseThrow();
            story.add(now + ": tell " + saying);
            assertThat(told.grant().id()).isEqualTo(id(saying.grant()));
            assertThat(told.grant().told()).isEqualTo(saying.what());
            assertThat(told.grants().find(told.grant().id())).contains(told.grant());
            assertThat(differences(grants, told.grants())).as("one at a time").isEqualTo(1);
            assertThat(model.hasSaid(saying.grant(), Told.STARTED) && saying.what() == Told.STARTED)
                    .as("told twice")
                    .isFalse();
            assertThat(model.hasSaid(saying.grant(), Told.ENDED))
                    .as("told after its end")
                    .isFalse();
            grants = told.grants();
            model.say(saying, now);
            compare();
            return true;
        }

        private long differences(Grants before, Grants after) {
            return before.all().stream()
                    .filter(grant -> after.find(grant.id()).isPresent())
                    .filter(grant -> !after.all().contains(grant))
                    .count();
        }

        private void everythingHasBeenTold() {
            for (int grant = 0; grant < model.count(); grant++) {
                boolean over = model.isOver(grant, now);
                assertThat(model.hasSaid(grant, Told.ENDED))
                        .as("the end of %s is told unless it was revoked", grant)
                        .isEqualTo(over && !model.isRevoked(grant));
            }
        }

        /// Plain comparisons: this runs millions of times.
        private void compare() {
            var facts = model.remembered().stream().map(this::fact).toList();
            check(
                    grants.all().stream()
                            .map(grant -> new Held(grant.id(), grant.role(), grant.window()))
                            .toList()
                            .equals(facts),
                    "which grants there are, and their windows");
            check(grants.due().equals(instant(model.due())), "what is due");
            for (int grant = 0; grant < model.count(); grant++) {
                check(
                        model.remembers(grant) || model.isOver(grant, now),
                        "forgotten while it still mattered",
                        grant);
            }
            var unions = ROLES.stream().map(BuiltInRole::id).map(grants::windowsOf).toList();
            compareAt(instant(now), facts, unions);
            if (!facts.equals(compared)) {
                unions.forEach(Life::isApart);
                instants().forEach(at -> compareAt(instant(at), facts, unions));
                compared = facts;
            }
        }

        private void compareAt(Instant at, List<Held> facts, List<Windows> unions) {
            var active = new ArrayList<GrantId>();
            var roles = new HashSet<RoleId>();
            for (var fact : facts) {
                if (fact.at(at)) {
                    active.add(fact.id());
                    roles.add(fact.role());
                }
            }
            var said = grants.activeAt(at);
            check(said.size() == active.size(), "how many are active", at);
            for (int i = 0; i < active.size(); i++) {
                check(said.get(i).id().equals(active.get(i)), "active", at);
            }
            check(grants.rolesAt(at).equals(roles), "roles", at);
            for (int i = 0; i < ROLES.size(); i++) {
                var role = ROLES.get(i).id();
                boolean held = unions.get(i).contains(at);
                check(held == roles.contains(role), role, "is held", at);
                var until = unions.get(i).lastsFrom(at);
                check(until.equals(lasts(facts, role, at)), role, "lasts from", at);
            }
        }

        /// The first instant from there on at which the role is not held: it can only be one at
        /// which a grant of it ends.
        private static Instant lasts(List<Held> facts, RoleId role, Instant from) {
            if (!isHeld(facts, role, from)) {
                return from;
            }
            var first = Instant.MAX;
            for (var fact : facts) {
                var end = fact.window().end();
                if (fact.role().equals(role)
                        && end.isAfter(from)
                        && end.isBefore(first)
                        && !isHeld(facts, role, end)) {
                    first = end;
                }
            }
            return first;
        }

        private static boolean isHeld(List<Held> facts, RoleId role, Instant at) {
            for (var fact : facts) {
                if (fact.role().equals(role) && fact.at(at)) {
                    return true;
                }
            }
            return false;
        }

        /// What the model says of one grant, once for many questions.
        private Held fact(int grant) {
            return new Held(
                    id(grant),
                    model.role(grant).id(),
                    new Window(instant(model.start(grant)), instant(model.end(grant))));
        }

        private record Held(GrantId id, RoleId role, Window window) {
            boolean at(Instant instant) {
                return window.start().compareTo(instant) <= 0
                        && instant.compareTo(window.end()) < 0;
            }
        }

        private static void isApart(Windows windows) {
            var apart = windows.apart();
            for (int i = 0; i < apart.size(); i++) {
                check(!apart.get(i).isEmpty(), "an empty stretch");
                check(
                        i == 0 || apart.get(i - 1).end().isBefore(apart.get(i).start()),
                        "stretches that touch");
            }
        }

        private static void check(boolean holds, Object... what) {
            if (!holds) {
                throw new AssertionError(Arrays.toString(what));
            }
        }

        private Set<Long> instants() {
            var all = new TreeSet<Long>();
            for (long boundary : boundaries()) {
                all.add(boundary - 1);
                all.add(boundary);
                all.add(boundary + 1);
            }
            return all;
        }

        private Set<Long> boundaries() {
            var all = new TreeSet<Long>();
            all.add(now);
            for (int grant : model.remembered()) {
                all.add(model.start(grant));
                if (model.end(grant) != NaiveGrants.NEVER) {
                    all.add(model.end(grant));
                }
            }
            if (model.due() != NaiveGrants.NEVER) {
                all.add(model.due());
            }
            return all;
        }

        private long aReminder() {
            return REMINDERS.get(random.nextInt(REMINDERS.size()));
        }

        /// Sometimes one that never was.
        private int aGrant() {
            boolean known = model.count() > 0 && random.nextInt(20) > 0;
            return known ? random.nextInt(model.count()) : model.count();
        }

        private long start(int grant) {
            return grant < model.count() ? model.start(grant) : now;
        }

        private GrantId id(int grant) {
            return grant < ids.size() ? ids.get(grant) : GrantId.next(new Random(grant));
        }

        private long oneOf(Set<Long> choice, long otherwise) {
            return choice.stream()
                    .skip(random.nextInt(choice.size()))
                    .findFirst()
                    .orElse(otherwise);
        }

        private static Instant instant(long at) {
            return at == NaiveGrants.NEVER ? Instant.MAX : Instant.ofEpochMilli(at);
        }
    }
}
