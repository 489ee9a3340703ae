package gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import gatehouse.domain.Caller;
import gatehouse.domain.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A request that the edge has let in: its body is JSON, a form, a file's text or a picture's
/// bytes, its token is good.
///
/// @param route the gateway's key of its route, such as `POST /v1/sessions`
/// @param signedIn the caller; empty only on routes that let anybody in
/// @param path the path's parameters, decoded
/// @param query the query's parameters, decoded; a repeated one joined by commas
/// @param repeated the names of those that came more than once
/// @param body the body; an empty object where none was sent, an object of texts where the route
///   takes a form, a text where it takes a file or what was signed, bytes where it takes a picture
/// @param headers in lower case
/// @param cookies by name, in the order in which they came; those that were sent once
/// @param fingerprint of method, path, query and body: tells a repeat from another request; empty
///   where no idempotency key was sent
/// @param origin where it comes from
public record Request(
        String route,
        Optional<Caller> signedIn,
        Map<String, String> path,
        Map<String, String> query,
        Set<String> repeated,
        JsonNode body,
        Map<String, String> headers,
        Map<String, String> cookies,
        String fingerprint,
        Origin origin) {
    /// The header that makes a command be done once (F6), in lower case.
    public static final String IDEMPOTENCY_KEY = "idempotency-key";

    private static final String DRY_RUN = "dryRun";

    /// The caller of a route that is not public.
    ///
    /// @throws IllegalStateException on a public route
    public Caller caller() {
        return signedIn.orElseThrow(() -> new IllegalStateException("a public route"));
    }

    /// The bytes of a picture.
    ///
    /// @throws IllegalStateException if the route takes none
    public byte[] bytes() {
        if (body instanceof BinaryNode picture) {
            return picture.binaryValue();
        }
        throw new IllegalStateException("a route that takes no picture");
    }

    /// A parameter of the path.
    ///
    /// @throws IllegalStateException if the route has none of that name
    public String path(String name) {
        return Optional.ofNullable(path.get(name))
                .orElseThrow(() -> new IllegalStateException("no path parameter " + name));
    }

    /// Whether the caller only wants to know what would come (F7).
    public boolean isDryRun() {
        return "true".equals(query.get(DRY_RUN));
    }

    /// A header, if it was sent.
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /// A cookie, if it was sent, once. One that comes twice counts as absent: nobody can say which
    /// of the two is ours.
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /// The same with another body.
    public Request with(JsonNode other) {
        return with(other, headers);
    }

    /// One of several things that the request asks for. If an idempotency key was sent, the part
    /// has one of its own, which no caller can send: it has a space in it.
    ///
    /// @param number the part's own in this request
    /// @param asked the body of the part
    public Request part(int number, JsonNode asked) {
        var own = new HashMap<>(headers);
        own.computeIfPresent(IDEMPOTENCY_KEY, (_, key) -> key + " " + number);
        return with(asked, own);
    }

    /// The same without a header.
    public Request withoutHeader(String lowerCaseName) {
        var others = new HashMap<>(headers);
        others.remove(lowerCaseName);
        return with(body, others);
    }

    private Request with(JsonNode asked, Map<String, String> sent) {
        return new Request(
                route,
                signedIn,
                path,
                query,
                repeated,
                asked,
                Map.copyOf(sent),
                cookies,
                fingerprint,
                origin);
    }

    /// The fields that the caller sent, to be read and checked.
    public Form form() {
        return new Form(body, query, repeated);
    }
}
