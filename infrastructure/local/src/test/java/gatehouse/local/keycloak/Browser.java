package gatehouse.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A frontend and the person in front of it: the authorization code flow with PKCE (RFC 7636), as a
/// public client does it.
final class Browser implements AutoCloseable {
    private static final String REDIRECT = "http://127.0.0.1/signed-in";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final String verifier = random();
    private final String state = random();

    /// Signs in at a provider, and returns the ID token.
    ///
    /// @param start what our own start answered
    String idToken(JsonNode start, String username, String password)
            throws IOException, InterruptedException {
        var issuer = start.path("issuer").asText();
        var provider =
                JsonMapper.builder()
                        .build()
                        .readTree(get(issuer + "/.well-known/openid-configuration").body());
        var query = new HashMap<String, String>();
        query.put("client_id", start.path("clientId").asText());
        query.put("response_type", start.path("responseType").asText());
        query.put("scope", start.path("scope").asText());
        query.put("nonce", start.path("nonce").asText());
        query.put("redirect_uri", REDIRECT);
        query.put("state", state);
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        var page = get(provider.path("authorization_endpoint").asText() + "?" + form(query));
        var action = found(FORM, page.body()).replace("&amp;", "&");
        var back = post(action, Map.of("username", username, "password", password));
        var location = back.headers().firstValue("Location").orElseThrow();
        if (!location.startsWith(REDIRECT) || !location.contains("state=" + state)) {
            throw new IllegalStateException("led elsewhere");
        }
        var exchange =
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        found(CODE, location),
                        "redirect_uri",
                        REDIRECT,
                        "client_id",
                        start.path("clientId").asText(),
                        "code_verifier",
                        verifier);
        var tokens = post(provider.path("token_endpoint").asText(), exchange).body();
        return JsonMapper.builder().build().readTree(tokens).path("id_token").asText();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private HttpResponse<String> post(String url, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /// With cookies by hand: Keycloak marks them as secure on this machine's plain http, too, where
    /// browsers send them and Java's own handler does not.
    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return base64(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return match.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        client.close();
    }
}
