package gatehouse.functions.pages;

import gatehouse.domain.Sha256;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// The headers that keep a page to itself: nothing is loaded from elsewhere, nothing is sent
/// elsewhere, nobody frames it. Style and script run only if their very bytes are the ones hashed
/// here.
final class Security {
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Permissions-Policy",
                            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin");

    private static final String KEPT_FOR_AN_HOUR = "public, max-age=3600";

    private Security() {}

    /// For a page that only shows something; browsers may keep it for an hour.
    static Map<String, String> readOnly(String style) {
        return headers(policy("'none'", hash(style), "'none'"), KEPT_FOR_AN_HOUR);
    }

    /// For JSON that is the same for everybody; anybody may keep it for an hour.
    static Map<String, String> data() {
        return Map.of("Content-Type", "application/json", "Cache-Control", KEPT_FOR_AN_HOUR);
    }

    /// For a page whose script talks to our own API; browsers keep nothing.
    static Map<String, String> scripted(String style, String script) {
        return headers(policy(hash(script), hash(style), "'self'"), "no-store");
    }

    private static String policy(String script, String style, String connect) {
        return "default-src 'none'; script-src %s; style-src %s; connect-src %s; img-src 'self' data:; base-uri 'none';"
                        .formatted(script, style, connect)
                + " form-action 'none'; frame-ancestors 'none'";
    }

    private static Map<String, String> headers(String policy, String caching) {
        var headers = new HashMap<>(ALWAYS);
        headers.put("Content-Security-Policy", policy);
        headers.put("Cache-Control", caching);
        return headers;
    }

    private static String hash(String inline) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(inline)) + "'";
    }
}
