package gatehouse.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The HTTP server, on loopback only: what only the local system has, such as `/_local`, beside the
/// gateway, which takes everything else.
public final class FrontDoor implements AutoCloseable {
    private static final int BACKLOG = 1024;

    static {
        // else small answers wait for the client's acknowledgement of what went before
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Answers one kind of request.
    @FunctionalInterface
    public interface Handler {
        Reply answer(HttpExchange exchange, Target target) throws IOException;
    }

    /// Takes the port; requests wait until [#open].
    ///
    /// @param port 0 for any that is free
    public FrontDoor(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
            this.server = HttpServer.create(address, BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "cannot listen on port %d: %s".formatted(port, taken.getMessage()), taken);
        }
        server.setExecutor(threads);
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Takes requests from now on.
    ///
    /// @param own by the first segment of the path, such as `/_local`
    public void open(Handler functions, Map<String, Handler> own) {
        server.createContext("/", exchange -> handle(exchange, functions, own));
        server.start();
    }

    private static void handle(HttpExchange exchange, Handler functions, Map<String, Handler> own)
            throws IOException {
        try (exchange) {
            var target = Target.of(exchange);
            var handler = own.getOrDefault(firstSegment(target.path()), functions);
            handler.answer(exchange, target).send(exchange);
        } catch (RuntimeException | Error fault) {
            fault.printStackTrace();
            throw fault;
        }
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
