package gatehouse.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The origins (RFC 6454) whose pages may have browsers send the session's cookies here. A browser
/// sends them by itself, whoever made the page, so the cookies alone prove nobody's wish.
///
/// @param allowed as browsers write them, compared letter for letter: there is no pattern
/// @see <a href="../../../../../../../docs/decisions/0025-cookie-mode.md">Decision 25</a>
public record Origins(Set<String> allowed) {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String ORIGIN = "origin";

    public Origins {
        allowed = Set.copyOf(allowed);
    }

    /// Whether a page of an allowed origin made the request. One that names no origin was not.
    ///
    /// @param headers in lower case
    public boolean allow(Map<String, String> headers) {
        return Optional.ofNullable(headers.get(ORIGIN)).filter(allowed::contains).isPresent();
    }

    /// Whether the cookies that came with a request count. What changes something must come from an
    /// allowed origin. What only reads often names none; then no other site may be behind it, as
    /// far as the browser tells.
    ///
    /// @param headers in lower case
    boolean trust(String method, Map<String, String> headers) {
        if (!READING.contains(method) || headers.containsKey(ORIGIN)) {
            return allow(headers);
        }
        return !"cross-site".equals(headers.get("sec-fetch-site"));
    }

    /// Whether it is the question that a browser asks before a request from a page of another
    /// origin, and the page's is allowed.
    ///
    /// @param headers in lower case
    boolean isPreflight(String method, Map<String, String> headers) {
        return method.equals("OPTIONS")
                && headers.containsKey("access-control-request-method")
                && allow(headers);
    }
}
