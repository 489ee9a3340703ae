package gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a verb answers.
///
/// @param status the HTTP status
/// @param body the text of the body; empty for none; of bytes, base64
/// @param bytes whether the body is bytes
/// @param headers those of this answer; the edge adds the ones that all answers have
/// @param cookies the values of its `Set-Cookie` headers: one for each cookie
public record Answer(
        int status, String body, boolean bytes, Map<String, String> headers, List<String> cookies) {
    private static final String TYPE = "Content-Type";

    public Answer {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /// One of text, without cookies.
    public Answer(int status, String body, Map<String, String> headers) {
        this(status, body, false, headers, List.of());
    }

    /// 200 with JSON.
    public static Answer ok(JsonNode body) {
        return json(200, body, Map.of());
    }

    /// 200 with JSON of a version, which becomes the `ETag`.
    public static Answer ok(JsonNode body, long version) {
        return json(200, body, Map.of("ETag", ETags.of(version)));
    }

    /// 201 with what was created, where it can be read, and its version.
    public static Answer created(JsonNode body, String location, long version) {
        return json(201, body, Map.of("Location", location, "ETag", ETags.of(version)));
    }

    /// 200 with bytes of some media type.
    public static Answer file(byte[] content, String type, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put(TYPE, type);
        return new Answer(
                200, Base64.getEncoder().encodeToString(content), true, headers, List.of());
    }

    /// 204: done, nothing to say.
    public static Answer done() {
        return new Answer(204, "", Map.of());
    }

    /// JSON with any status.
    public static Answer json(int status, JsonNode body, Map<String, String> more) {
        return of(status, Json.write(body), "application/json", more);
    }

    /// Text of any type and status.
    public static Answer of(int status, String body, String type, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put(TYPE, type);
        return new Answer(status, body, headers);
    }

    /// This answer with one header more.
    public Answer with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Answer(status, body, bytes, all, cookies);
    }

    /// This answer with one cookie more.
    public Answer with(Cookie cookie) {
        return with(List.of(cookie));
    }

    /// This answer with some cookies more.
    public Answer with(List<Cookie> more) {
        var all = Stream.concat(cookies.stream(), more.stream().map(Cookie::text)).toList();
        return new Answer(status, body, bytes, headers, all);
    }

    /// The answer to the same command asked with `dryRun`: 200 with the body that would have come
    /// (F7). There is nothing at the place that it would have named, no version yet, and no cookie.
    public Answer tried() {
        return body.isEmpty()
                ? ok(Json.object())
                : of(200, body, headers.getOrDefault(TYPE, "application/json"), Map.of());
    }
}
