package gatehouse.functions.signin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/// Reads small documents at addresses that others wrote: by https, at public addresses, from no
/// other place than the one named, and neither long nor much.
final class PublicWeb {
    private static final int PATIENCE_MILLIS = 2_000;

    /// For one document as a whole, however slowly it drips.
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final int LONGEST = 64 * 1024;

    private final PublicSockets sockets;
    private final boolean loopback;

    /// @param loopback whether plain http to 127.0.0.1 will do as well
    PublicWeb(PublicSockets sockets, boolean loopback) {
        this.sockets = sockets;
        this.loopback = loopback;
    }

    /// The one for identity providers.
    static PublicWeb of(boolean loopback) {
        var secure = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return new PublicWeb(new PublicSockets(secure, PublicAddress::is), loopback);
    }

    /// Returns the document, or empty if there is none to be had that way.
    Optional<String> read(String address) {
        try {
            var uri = new URI(address);
            return isAllowed(uri) ? read(uri) : Optional.empty();
        } catch (URISyntaxException | IOException | IllegalArgumentException unreachable) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(URI uri) {
        return "https".equals(uri.getScheme())
                || (loopback
                        && "http".equals(uri.getScheme())
                        && "127.0.0.1".equals(uri.getHost()));
    }

    private Optional<String> read(URI uri) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Accept", "application/json");
        var reading = new FutureTask<>(() -> body(connection));
        Thread.ofVirtual().start(reading);
        try {
            return reading.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Ends by itself soon after the deadline, when nobody waits any more: to close a connection
    /// can take as long as to read it.
    private static Optional<String> body(HttpURLConnection connection) throws IOException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return Optional.empty();
            }
            var bytes = new ByteArrayOutputStream();
            var in = connection.getInputStream();
            var some = new byte[LONGEST];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                bytes.write(some, 0, n);
                if (bytes.size() > LONGEST || System.nanoTime() > end) {
                    return Optional.empty();
                }
            }
            return Optional.of(bytes.toString(StandardCharsets.UTF_8));
        } finally {
            connection.disconnect();
        }
    }
}
