package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.TimerTask;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job on a system whose process is killed at random moments, and started again on what is
/// there. More kills: `-Dkills=500`; the same ones again: `-Dkills.seed=…`.
class KillsIT {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
    private static final int MOST_STEPS_BEFORE = 12;
    private static final int LONGEST_WAIT_MILLIS = 200;
    private static final int REPORT_EACH = 10;

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
        int port = freePort();
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
            judge(system, KILLS + 1);
        }
    }

    @Test
    @DisplayName("a folder that another process works on is refused")
    void one_process() throws Exception {
        var folder = Files.createDirectories(place.resolve("data"));
        try (var _ = new KilledSystem(folder, freePort())) {
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
            player.step(system);
        }
        var killer = new Timer(true);
        try {
            killer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            system.close();
                        }
                    },
                    random.nextInt(LONGEST_WAIT_MILLIS));
            while (true) {
                player.step(system);
            }
        } catch (KilledSystem.Silent asWanted) {
            mailsAtKills.add(system.kill());
        } finally {
            killer.cancel();
        }
    }

    private void judge(KilledSystem system, int kill) {
        system.quiet();
        var mails = KilledSystem.list(system.get("/_local/mails")).reversed();
        var events = KilledSystem.list(system.get("/_local/events"));
        List<JsonNode> table = system.table();
        var evidence = new Evidence(table, events, mails, answered, mailsAtKills);
        assertThat(Judge.faults(evidence)).as("before kill %d of seed %d", kill, SEED).isEmpty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
