package gatehouse.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.TextNode;
import gatehouse.domain.Caller;
import gatehouse.domain.Origin;
import gatehouse.domain.picture.PictureType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A request as the gateway hands it over (payload format 2.0), before anything of it is believed.
final class Incoming {
    private static final int LARGEST = 64 * 1024;
    private static final int LARGEST_FILE = 1024 * 1024;
    private static final Pattern CSV =
            Pattern.compile("text/csv *(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_CHARSET =
            Pattern.compile(".*; *charset *=(?! *\"?utf-8\"? *(;|$)).*", Pattern.CASE_INSENSITIVE);

    /// What whoever decoded the body before us puts where it was not UTF-8.
    private static final String REPLACED = "\ufffd";

    private static final String HEAD = "HEAD ";

    private final APIGatewayV2HTTPEvent event;
    private final Map<String, String> headers;
    private final Map<String, String> cookies;

    Incoming(APIGatewayV2HTTPEvent event) {
        this.event = event;
        this.headers = lowerCase(event.getHeaders());
        this.cookies = Cookie.sentOnce(Optional.ofNullable(event.getCookies()).orElse(List.of()));
    }

    /// A body that was read, or why it was not.
    sealed interface Read {
        record Good(JsonNode body) implements Read {
            @Override
            public <R> R fold(Function<JsonNode, R> good, Function<Problem, R> bad) {
                return good.apply(body);
            }
        }

        record Bad(Problem problem) implements Read {
            @Override
            public <R> R fold(Function<JsonNode, R> good, Function<Problem, R> bad) {
                return bad.apply(problem);
            }
        }

        /// What one of the two makes of it.
        <R> R fold(Function<JsonNode, R> good, Function<Problem, R> bad);
    }

    /// The route key; `HEAD` is answered by the verb of `GET`.
    String route() {
        var key = Optional.ofNullable(event.getRouteKey()).orElse("");
        return key.startsWith(HEAD) ? "GET " + key.substring(HEAD.length()) : key;
    }

    String method() {
        return event.getRequestContext().getHttp().getMethod();
    }

    boolean isHead() {
        return "HEAD".equals(method());
    }

    String requestId() {
        return event.getRequestContext().getRequestId();
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /// By name in lower case.
    Map<String, String> headers() {
        return headers;
    }

    /// A cookie that was sent once.
    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    Request request(Optional<Caller> caller, JsonNode body) {
        var http = event.getRequestContext().getHttp();
        return new Request(
                route(),
                caller,
                orEmpty(event.getPathParameters()),
                orEmpty(event.getQueryStringParameters()),
                QueryNames.repeated(Optional.ofNullable(event.getRawQueryString()).orElse("")),
                body,
                headers,
                cookies,
                headers.containsKey(Request.IDEMPOTENCY_KEY) ? fingerprint() : "",
                new Origin(requestId(), http.getSourceIp()));
    }

    Read body(Endpoint.Body expected) {
        return switch (expected) {
            case CSV -> file();
            case PICTURE -> picture();
            case FORM -> fields();
            case NONE, JSON, SIGNED -> json(expected);
        };
    }

    /// Its bytes as they came: whether they are a picture, the verb looks.
    private Read picture() {
        var bytes = bytes();
        if (bytes.length > LARGEST_FILE) {
            return bad(413, "too-large", "The body is larger than 1 MiB");
        }
        return PictureType.parse(header("content-type").orElse("")).isPresent()
                ? new Read.Good(BinaryNode.valueOf(bytes))
                : bad(
                        415,
                        "unsupported-media-type",
                        "The body must be image/png, image/jpeg or image/webp");
    }

    private Read file() {
        var bytes = bytes();
        if (bytes.length > LARGEST_FILE) {
            return bad(413, "too-large", "The body is larger than 1 MiB");
        }
        var type = header("content-type").orElse("").strip();
        if (!CSV.matcher(type).matches() || OTHER_CHARSET.matcher(type).matches()) {
            return bad(415, "unsupported-media-type", "The body must be text/csv in UTF-8");
        }
        return text(bytes)
                .filter(text -> !text.contains(REPLACED))
                .<Read>map(text -> new Read.Good(TextNode.valueOf(text)))
                .orElseGet(() -> bad(400, "malformed", "The body is not UTF-8"));
    }

    private Read fields() {
        var bytes = bytes();
        if (bytes.length > LARGEST) {
            return bad(413, "too-large", "The body is larger than 64 KiB");
        }
        var type = header("content-type").orElse("").strip();
        if (!FormBody.isOne(type)) {
            return bad(
                    415,
                    "unsupported-media-type",
                    "The body must be application/x-www-form-urlencoded or multipart/form-data");
        }
        return text(bytes)
                .flatMap(text -> FormBody.read(type, text))
                .<Read>map(Read.Good::new)
                .orElseGet(() -> bad(400, "malformed", "The body is not a well-formed form"));
    }

    private Read json(Endpoint.Body expected) {
        var bytes = bytes();
        if (bytes.length > LARGEST) {
            return bad(413, "too-large", "The body is larger than 64 KiB");
        }
        if (bytes.length == 0 && expected == Endpoint.Body.NONE) {
            return new Read.Good(Json.object());
        }
        if (!isJson()) {
            return bad(415, "unsupported-media-type", "The body must be application/json");
        }
        return text(bytes)
                .filter(text -> !text.contains(REPLACED))
                .flatMap(text -> Json.read(text).map(json -> kept(expected, text, json)))
                .<Read>map(Read.Good::new)
                .orElseGet(
                        () -> bad(400, "malformed", "The body is not well-formed JSON in UTF-8"));
    }

    private static JsonNode kept(Endpoint.Body expected, String text, JsonNode json) {
        return expected == Endpoint.Body.SIGNED ? TextNode.valueOf(text) : json;
    }

    private static Read bad(int status, String type, String title) {
        return new Read.Bad(Problem.plain(status, type, title, ""));
    }

    private boolean isJson() {
        var type = header("content-type").orElse("").toLowerCase(Locale.ROOT);
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon))
                .strip()
                .equals("application/json");
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private byte[] bytes() {
        var body = Optional.ofNullable(event.getBody()).orElse("");
        return event.getIsBase64Encoded()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> lowerCase(
            @org.jspecify.annotations.Nullable Map<String, String> headers) {
        var lower = new TreeMap<String, String>();
        orEmpty(headers).forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var head =
                    route()
                            + "\n"
                            + new TreeMap<>(orEmpty(event.getPathParameters()))
                            + "\n"
                            + new TreeMap<>(orEmpty(event.getQueryStringParameters()))
                            + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes()));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static Map<String, String> orEmpty(
            @org.jspecify.annotations.Nullable Map<String, String> map) {
        if (map == null) {
            return Map.of();
        }
        var known = new HashMap<>(map);
        known.values().removeIf(Objects::isNull);
        return known;
    }
}
