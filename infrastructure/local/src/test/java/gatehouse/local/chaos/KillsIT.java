package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job on a system whose process is killed at random moments, and started again on what is
/// there. More kills: `-Dkills=500`; others: `-Dkills.seed=…`, or `random`.
class KillsIT {
    private static final int KILLS = Kills.COUNT;
    private static final long SEED = Kills.seed();
    private static final int MOST_STEPS_BEFORE = 12;
    private static final int MOST_STEPS_AFTER = 200;
    private static final int LONGEST_WAIT_MILLIS = 200;
    private static final int REPORT_EACH = 10;

    /// What it has to get through, or there was nothing to lose.
    private static final List<String> JOB =
            List.of(
                    "invitation.created",
                    "invitation.resent",
                    "invitation.accepted",
                    "invitation.revoked",
                    "grant.changed");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> answered = new ArrayList<>();
    private final List<Integer> mailsAtKills = new ArrayList<>();
    private final Player player = new Player(random.split(), answered);

    @TempDir Path place;

    @Test
    @DisplayName("F4: killed at any moment, it loses nothing, halves nothing and tells all once")
    void kills() throws Exception {
        System.out.println("kills seed " + SEED + ", " + KILLS + " kills");
        var folder = Files.createDirectories(place.resolve("data"));
        int port = Kills.freePort();
        for (int kill = 1; kill <= KILLS; kill++) {
            try (var system = new KilledSystem(folder, port)) {
                judge(system, kill);
                playUntilKilled(system);
            }
            if (kill % REPORT_EACH == 0) {
                System.out.println(kill + " kills, " + answered.size() + " commands answered");
            }
        }
        try (var system = new KilledSystem(folder, port)) {
            var evidence = judge(system, KILLS + 1);
            // what kills left no time for is done now: a player that cannot do it at all is no
            // judge
            for (int i = 0; i < MOST_STEPS_AFTER && !didAll(evidence); i++) {
                player.step(system.site());
                system.site().quiet();
                evidence = evidence(system);
            }
            player.letOneEnd(system.site());
            evidence = judge(system, KILLS + 1);
            assertThat(evidence.events().filter(this::wasAnswered).map(KillsIT::type))
                    .as("what was answered with seed %d", SEED)
                    .containsAll(JOB);
            assertThat(evidence.events().map(KillsIT::type)).contains("grant.ended");
        }
    }

    private boolean didAll(Evidence evidence) {
        return evidence.events()
                .filter(this::wasAnswered)
                .map(KillsIT::type)
                .toList()
                .containsAll(JOB);
    }

    @Test
    @DisplayName("a folder that another process works on is refused")
    void one_process() throws Exception {
        var folder = Files.createDirectories(place.resolve("data"));
        try (var _ = new KilledSystem(folder, Kills.freePort())) {
            Assertions.assertThatThrownBy(
                            () -> LocalSystem.start(Options.usual().port(0).data(folder)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is used by another local system");
        }
    }

    private void playUntilKilled(KilledSystem system) throws IOException {
        // counted in steps first, so that a slow machine gets as far as a fast one
        int before = random.nextInt(MOST_STEPS_BEFORE);
        for (int i = 0; i < before; i++) {
            player.step(system.site());
        }
        int wait = random.nextInt(LONGEST_WAIT_MILLIS);
        mailsAtKills.add(system.killedAfter(wait, () -> player.step(system.site())));
    }

    private Evidence judge(KilledSystem system, int kill) {
        var site = system.site();
        site.quiet();
        var evidence = evidence(system);
        assertThat(Judge.faults(evidence)).as("before kill %d of seed %d", kill, SEED).isEmpty();
        return evidence;
    }

    private Evidence evidence(KilledSystem system) {
        var site = system.site();
        return new Evidence(system.table(), site.events(), site.mails(), answered, mailsAtKills);
    }

    private boolean wasAnswered(JsonNode event) {
        return answered.contains(event.path("requestId").asText());
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }
}
