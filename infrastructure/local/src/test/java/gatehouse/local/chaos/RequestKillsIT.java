package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Change requests on a system whose process is killed at random moments of implementing them, and
/// started again on what is there. More kills: `-Dkills=200`; others: `-Dkills.seed=…`, or
/// `random`.
class RequestKillsIT {
    private static final int KILLS = Kills.COUNT;
    private static final long SEED = Kills.seed();

    /// How often it is implemented in peace, to see how long that takes.
    private static final int IN_PEACE = 1;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> answered = new ArrayList<>();
    private final List<Integer> mailsAtKills = new ArrayList<>();

    @TempDir Path place;

    @Test
    @DisplayName(
            "E6: killed at any moment of implementing, nothing is done by half, and the next try"
                    + " ends it")
    void kills() throws Exception {
        System.out.println("request kills seed " + SEED + ", " + KILLS + " kills");
        var folder = Files.createDirectories(place.resolve("data"));
        int port = Kills.freePort();
        int done = 0;
        long longest;
        Wisher wisher;
        try (var system = new KilledSystem(folder, port)) {
            wisher = Wisher.settled(system.site(), answered);
            longest = inPeace(wisher);
            wisher.submit();
            killedWhileImplementing(system, wisher, longest);
        }
        for (int kill = 1; kill <= KILLS; kill++) {
            try (var system = new KilledSystem(folder, port)) {
                judge(system, kill);
                wisher.enter(system.site());
                if (wisher.isDone()) {
                    done++;
                }
                wisher.implement();
                assertThat(wisher.isDone()).as("after kill %d of seed %d", kill, SEED).isTrue();
                if (kill < KILLS) {
                    longest = inPeace(wisher);
                    wisher.submit();
                    killedWhileImplementing(system, wisher, longest);
                } else {
                    judge(system, kill);
                }
            }
        }
        System.out.println(KILLS + " kills, done before " + done + " of them");
    }

    /// In milliseconds, at most.
    private static long inPeace(Wisher wisher) {
        long longest = 1;
        for (int i = 0; i < IN_PEACE; i++) {
            wisher.submit();
            long begun = System.nanoTime();
            wisher.implement();
            longest = Math.max(longest, Duration.ofNanos(System.nanoTime() - begun).toMillis());
            assertThat(wisher.isDone()).isTrue();
        }
        return longest;
    }

    private void killedWhileImplementing(KilledSystem system, Wisher wisher, long longest)
            throws IOException {
        mailsAtKills.add(system.killedAfter(random.nextLong(longest + 1), wisher::implement));
    }

    private void judge(KilledSystem system, int kill) {
        var site = system.site();
        site.quiet();
        var evidence =
                new Evidence(system.table(), site.events(), site.mails(), answered, mailsAtKills);
        assertThat(Judge.faults(evidence)).as("after kill %d of seed %d", kill, SEED).isEmpty();
    }
}
