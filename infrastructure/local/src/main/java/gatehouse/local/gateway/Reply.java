package gatehouse.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/// An HTTP answer. Nothing is added to it but `Date`, `Content-Length` and `Connection`.
public record Reply(int status, Map<String, List<String>> headers, SdkBytes body) {
    private static final Set<String> SERVERS_OWN =
            Set.of("content-length", "connection", "date", "transfer-encoding");
    private static final int NOTHING = -1;

    public static Reply text(int status, String type, String body) {
        return new Reply(
                status, Map.of("Content-Type", List.of(type)), SdkBytes.fromUtf8String(body));
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), SdkBytes.fromByteArray(new byte[0]));
    }

    /// API Gateway's own words.
    static Reply message(int status, String message) {
        return text(status, "application/json", "{\"message\":\"" + message + "\"}");
    }

    /// A function's answer in payload format 2.0.
    static Reply of(JsonNode answer) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var entry : answer.path("headers").properties()) {
            if (!SERVERS_OWN.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                headers.put(entry.getKey(), List.of(entry.getValue().asText()));
            }
        }
        var cookies = new ArrayList<String>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("Set-Cookie", cookies);
        }
        var body = answer.path("body").asText("");
        return new Reply(
                answer.path("statusCode").asInt(),
                headers,
                answer.path("isBase64Encoded").asBoolean()
                        ? SdkBytes.fromByteArray(Base64.getDecoder().decode(body))
                        : SdkBytes.fromUtf8String(body));
    }

    public void send(HttpExchange exchange) throws IOException {
        var out = exchange.getResponseHeaders();
        headers.forEach((name, values) -> values.forEach(value -> out.add(name, value)));
        var bytes = body.asByteArray();
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
        if (bodiless && bytes.length > 0) {
            out.set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, bodiless ? NOTHING : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
