package gatehouse.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A small identity provider (OpenID Connect), on loopback: it says whatever it is told to, and
/// asks nobody for a password.
public final class Issuer implements AutoCloseable {
    /// By which it knows Gatehouse.
    public static final String CLIENT = "gatehouse-here";

    /// Where it tells of itself.
    public static final String DISCOVERY = "/.well-known/openid-configuration";

    /// Where it tells its keys.
    public static final String KEYS = "/keys";

    private final InstantSource clock;
    private final HttpServer server;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, Answer> instead = new ConcurrentHashMap<>();
    private final AtomicReference<RSAKey> key = new AtomicReference<>(newKey("first"));

    /// What it answers to a path.
    public record Answer(int status, String location, String body) {
        public static Answer redirect(String to) {
            return new Answer(302, to, "");
        }

        public static Answer ok(String body) {
            return new Answer(200, "", body);
        }
    }

    /// Starts it.
    ///
    /// @param clock of the system that asks it
    public Issuer(InstantSource clock) {
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /// Its address, and the issuer in its tokens.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How often a path was asked for.
    public int asked(String path) {
        return asked.computeIfAbsent(path, _ -> new AtomicInteger()).get();
    }

    /// Answers a path otherwise from now on.
    public void answer(String path, Answer other) {
        instead.put(path, other);
    }

    /// The key that it signs with.
    public RSAKey key() {
        return Objects.requireNonNull(key.get());
    }

    /// Another key instead of the one that there is.
    public void rotate(String id) {
        key.set(newKey(id));
    }

    /// A key that it does not tell.
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// What a good token says.
    public JWTClaimsSet.Builder claims(String subject, String email, String nonce) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(CLIENT)
                .subject(subject)
                .claim("nonce", nonce)
                .claim("email", email)
                .claim("email_verified", true)
                .claim("given_name", "Noor")
                .claim("family_name", "Haddad")
                .issueTime(Date.from(now))
                .expirationTime(date(now.plusSeconds(300)));
    }

    /// An instant as tokens have it.
    public static Date date(Instant instant) {
        return Date.from(instant);
    }

    /// A token that says it, as the provider signs it now.
    public String sign(JWTClaimsSet.Builder claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key().getKeyID()).build(),
                claims.build(),
                key());
    }

    /// A token of any kind.
    public static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        var answer = instead.getOrDefault(path, usual(path));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", answer.location());
        }
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer usual(String path) {
        return switch (path) {
            case DISCOVERY ->
                    Answer.ok(
                            "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}"
                                    .formatted(url(), url() + KEYS));
            case KEYS -> Answer.ok(new JWKSet(List.<JWK>of(key().toPublicJWK())).toString());
            default -> new Answer(404, "", "");
        };
    }
}
