package gatehouse.local.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// How often to kill, at which moments, and where what is killed listens.
final class Kills {
    static final int COUNT = Integer.getInteger("kills", 20);

    /// Below what systems give out by themselves for a connection: whatever was free stays so.
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 8_000;

    private Kills() {}

    static long seed() {
        var given = System.getProperty("kills.seed", "1");
        return given.equals("random") ? System.nanoTime() : Long.parseLong(given);
    }

    static int freePort() {
        int first = (int) (ProcessHandle.current().pid() % PORTS);
        for (int i = 0; i < PORTS; i++) {
            int port = FIRST_PORT + (first + i) % PORTS;
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
