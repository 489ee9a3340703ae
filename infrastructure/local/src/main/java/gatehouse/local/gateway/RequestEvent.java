package gatehouse.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// An HTTP request as API Gateway hands it to a function: payload format 2.0.
final class RequestEvent {
    private static final DateTimeFormatter CLF =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /// What API Gateway takes for text; every other body it encodes.
    private static final Pattern TEXT =
            Pattern.compile(
                    "text/.*|application/(json|xml|javascript)|application/.*\\+(json|xml)");

    private final HttpExchange exchange;
    private final Target target;
    private final Routes.Match match;
    private final byte[] body;

    RequestEvent(HttpExchange exchange, Target target, Routes.Match match, byte[] body) {
        this.exchange = exchange;
        this.target = target;
        this.match = match;
        this.body = body;
    }

    JsonNode json(String requestId, Instant now) {
        var event =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("version", "2.0")
                        .put("routeKey", match.route().key())
                        // decoded, whatever its name says
                        .put("rawPath", Route.decoded(target.path()))
                        .put("rawQueryString", target.query());
        headers(event);
        put(event, "queryStringParameters", query());
        put(event, "pathParameters", match.variables());
        body(event);
        context(event.putObject("requestContext"), requestId, now);
        return event;
    }

    private void headers(ObjectNode event) {
        var headers = event.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    var key = name.toLowerCase(Locale.ROOT);
                    if (key.equals("cookie")) {
                        var cookies = event.putArray("cookies");
                        values.stream()
                                .flatMap(value -> Arrays.stream(value.split(";", -1)))
                                .map(String::trim)
                                .forEach(cookies::add);
                    } else {
                        headers.put(key, String.join(",", values));
                    }
                });
        headers.put("x-forwarded-for", sourceIp())
                .put("x-forwarded-port", Integer.toString(exchange.getLocalAddress().getPort()))
                .put("x-forwarded-proto", "http");
    }

    private Map<String, String> query() {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : target.query().split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                parameters.merge(name, value, (before, after) -> before + "," + after);
            }
        }
        return parameters;
    }

    private static void put(ObjectNode event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            var object = event.putObject(name);
            values.forEach(object::put);
        }
    }

    private void body(ObjectNode event) {
        boolean text = isText();
        if (body.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
    }

    private boolean isText() {
        var type = header("Content-Type").split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return header("Content-Encoding").isEmpty() && TEXT.matcher(type).matches();
    }

    private void context(ObjectNode context, String requestId, Instant now) {
        context.put("accountId", "anonymous")
                .put("apiId", "local")
                .put("domainName", header("Host"))
                .put("domainPrefix", "local")
                .put("requestId", requestId)
                .put("routeKey", match.route().key())
                .put("stage", "$default")
                .put("time", CLF.format(now))
                .put("timeEpoch", now.toEpochMilli())
                .putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", Route.decoded(target.path()))
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", sourceIp())
                .put("userAgent", header("User-Agent"));
    }

    private String sourceIp() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private String header(String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
