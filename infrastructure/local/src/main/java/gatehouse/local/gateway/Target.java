package gatehouse.local.gateway;

import com.sun.net.httpserver.HttpExchange;

/// What a request asks for, cut by hand: `java.net.URI` takes `//x` for a host.
///
/// @param path undecoded
/// @param query undecoded, without the question mark
public record Target(String path, String query) {

    public static Target of(HttpExchange exchange) {
        var whole = exchange.getRequestURI().toString();
        var mark = whole.indexOf('?');
        var path = mark < 0 ? whole : whole.substring(0, mark);
        return new Target(
                path.startsWith("/") ? path : "/", mark < 0 ? "" : whole.substring(mark + 1));
    }
}
