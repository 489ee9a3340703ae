package gatehouse.local.web;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;

/// Keeps web pages of other sites, open in the same browser, from reading the mailbox or moving the
/// clock.
final class Visitors {
    private Visitors() {}

    /// Whether a request comes from this machine, and from no other site.
    ///
    /// @param base where the system listens
    static boolean welcome(HttpExchange exchange, String base) {
        var port = base.substring(base.lastIndexOf(':'));
        var here = Set.of("127.0.0.1" + port, "localhost" + port);
        var host = exchange.getRequestHeaders().getFirst("Host");
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        return (host == null || here.contains(host))
                && (origin == null
                        || here.stream().anyMatch(each -> origin.equals("http://" + each)));
    }
}
