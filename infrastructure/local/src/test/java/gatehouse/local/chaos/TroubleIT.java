package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Chaos that makes no trouble would look like a system that stands it: here each kind is seen, at
/// each place that can have it.
class TroubleIT {
    private static final long SEED = 7;
    private static final int STEPS = 80;
    private static final int MOST_STEPS = 600;

    /// Four people fall into one of three shards once in 27 times.
    private static final int MOST_ROUNDS = 5;

    @Test
    @DisplayName("F4: in trouble of every kind it loses nothing, halves nothing and tells all once")
    void trouble() {
        var options = Options.usual().port(0).chaos(SEED);
        var tally = options.chaos().orElseThrow().tally();
        var relays = new AtOnce("relay");
        var answered = new ArrayList<String>();
        try (var system = LocalSystem.start(options)) {
            var _ = system.hook(relays);
            var site = new Site(system.base());
            var player = new Player(new SplittableRandom(SEED), answered);
            // how much trouble comes when depends on what races what: on, until all has come
            for (int i = 0; i < STEPS || (i < MOST_STEPS && !isWhole(tally)); i++) {
                player.step(site);
            }
            for (int i = 0; i < MOST_ROUNDS && relays.most() < 2; i++) {
                // what waits meanwhile comes in several shards: each person is a partition
                system.pause("relay");
                player.signIn(site);
                system.resume("relay");
                site.quiet();
            }
            site.quiet();
            var table = Site.list(Items.of(system));
            var evidence = new Evidence(table, site.events(), site.mails(), answered, List.of());
            assertThat(Judge.faults(evidence)).as("seed %d", SEED).isEmpty();
        }

        var softly = new SoftAssertions();
        for (var kind : Trouble.values()) {
            softly.assertThat(tally.of(kind)).as("%s", kind).isPositive();
        }
        for (var place : List.of("relay", "projections", "mailer", "delivery", "bus")) {
            softly.assertThat(tally.of(Trouble.REPEAT, place)).as("repeat %s", place).isPositive();
        }
        softly.assertThat(relays.most()).as("shards at once").isGreaterThan(1);
        softly.assertAll();
        System.out.println(
                "chaos seed %d made %s"
                        .formatted(
                                SEED,
                                Arrays.stream(Trouble.values())
                                        .map(kind -> kind + " " + tally.of(kind))
                                        .toList()));
    }

    private static boolean isWhole(Tally tally) {
        return Arrays.stream(Trouble.values()).allMatch(kind -> tally.of(kind) > 0);
    }

    /// How many calls of one function are under way at the same time: it makes one after the other,
    /// so more than one is more than one batch.
    private static final class AtOnce implements Hook {
        private final String function;
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        private AtOnce(String function) {
            this.function = function;
        }

        private int most() {
            return most.get();
        }

        @Override
        public Answer around(Call call, Service next) throws IOException {
            if (!call.function().equals(function)) {
                return next.answer(call);
            }
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return next.answer(call);
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
