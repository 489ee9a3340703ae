package gatehouse.local.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/// A request that is tried.
///
/// @param caller whose token it carries; empty for nobody's, or for a broken one
/// @param operation the contract's, from which it was made
/// @param target path and query, encoded
record Attempt(
        String caller,
        Operation operation,
        String method,
        String target,
        Map<String, String> headers,
        SdkBytes body) {
    private static final int SHOWN = 400;
    private static final int REFUSED = 400;
    private static final int NOT_SIGNED_IN = 401;

    String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    boolean isDryRun() {
        return ("&" + target.substring(path().length()).replace('?', '&') + "&")
                .contains("&dryRun=true&");
    }

    /// Whether anything may be changed by it, now that it is answered so.
    boolean mayChange(int status) {
        boolean done = status < REFUSED && !isReading() && !isDryRun();
        // an old refresh token that comes back ends the session: that is the refusal (F1)
        boolean endsSession =
                status == NOT_SIGNED_IN
                        && method.equals("POST")
                        && operation.path().equals("/v1/sessions/refresh");
        return done || endsSession;
    }

    boolean isReading() {
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    public String toString() {
        var text = new String(body.asByteArray(), StandardCharsets.UTF_8);
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return "%s %s as '%s' with %s: %s"
                .formatted(method, target, caller, headers.keySet(), shown);
    }
}
