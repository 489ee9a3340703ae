package gatehouse.local.job;

import static gatehouse.local.job.Passwords.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.AccountId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Signing in and staying so (F1).
class SessionsIT {
    private static final String ME = "/v1/me";
    private final Person person = House.staff();

    @Test
    @DisplayName("F1: username and password give a token of ten minutes and one to refresh it")
    void sign_in() {
        var reply = signIn(person.email(), person.password());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("expiresIn").asInt()).isEqualTo(600);
        assertThat(reply.json().path("refreshToken").asText()).isNotEmpty();
        var me = House.get(ME, access(reply));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("account").path("email").asText()).isEqualTo(person.email());
        assertThat(
                        signIn(person.email().toUpperCase(java.util.Locale.ROOT), person.password())
                                .status())
                .as("upper and lower case are the same in usernames")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("F1: a hash of weaker parameters is made anew when its password is known")
    void rehash() {
        var account = House.get(ME, access(signIn(person.email(), person.password())));
        var key = Keys.account(new AccountId(account.json().at("/account/id").asText()));
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var old = weaken(key);

        assertThat(signIn(person.email(), "not-the-password").status()).isEqualTo(401);
        assertThat(AccountItems.passwordHash(table.get(key).orElseThrow())).isEqualTo(old);
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(201);
        assertThat(AccountItems.passwordHash(table.get(key).orElseThrow()))
                .startsWith("$argon2id$v=19$m=8,t=3,p=1$");
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: of two who sign in while the hash is made anew both get in, and none counts")
    void rehash_at_once() {
        var account = House.get(ME, access(signIn(person.email(), person.password())));
        var key = Keys.account(new AccountId(account.json().at("/account/id").asText()));
        var _ = weaken(key);
        var other = new AtomicInteger();
        var met =
                Passwords.meeting(
                        () -> signIn(person.email(), person.password()),
                        () -> other.set(signIn(person.email(), person.password()).status()));

        assertThat(other).hasValue(201);
        assertThat(met.status()).isEqualTo(201);
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        assertThat(table.get(key).orElseThrow().has("tries#stranger")).isFalse();
    }

    @Test
    @DisplayName("F1: a wrong password and an unknown name are refused alike")
    void refused() {
        var bodies = new HashSet<String>();
        for (var reply :
                List.of(
                        signIn(person.email(), "not-the-password"),
                        signIn(person.email(), "x".repeat(5_000)),
                        signIn("nobody@vendor.example", person.password()),
                        signIn("not a name at all", person.password()))) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.problem()).isEqualTo("not-signed-in");
            bodies.add(reply.text());
        }
        assertThat(bodies).hasSize(1);
    }

    @Test
    @DisplayName("F6: a sign-in without its fields names each")
    void faults() {
        assertThat(House.post("/v1/sessions", "", House.object()).pointers())
                .containsExactlyInAnyOrder("/username", "/password");
    }

    @Test
    @DisplayName("F1: an access token is good for ten minutes and not a second more")
    void expired() {
        var token = access(signIn(person.email(), person.password()));
        House.SYSTEM.advance(Duration.ofMinutes(9));
        assertThat(House.get(ME, token).status()).isEqualTo(200);
        House.SYSTEM.advance(Duration.ofMinutes(1));
        assertThat(House.get(ME, token).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F1: each refresh gives the next token; a lost answer can be asked for again")
    void rotation() {
        var first = signIn(person.email(), person.password());
        var second = refresh(refreshToken(first));
        assertThat(second.status()).isEqualTo(200);
        assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
        assertThat(House.get(ME, access(second)).status()).isEqualTo(200);

        var again = refresh(refreshToken(first));
        assertThat(again.status()).isEqualTo(200);
        assertThat(refreshToken(again)).isEqualTo(refreshToken(second));

        var third = refresh(refreshToken(second));
        assertThat(third.status()).isEqualTo(200);
        House.SYSTEM.advance(Duration.ofMinutes(11));
        assertThat(refresh(refreshToken(third)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: of many tabs that refresh with one token at once all get the same next one")
    void tabs() {
        var first = signIn(person.email(), person.password());
        var replies = new ArrayList<Reply>();
        // however long a busy machine takes
        try (var _ = House.stopClock()) {
            replies.addAll(House.atOnce(32, () -> refresh(refreshToken(first))));
        }

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies).extracting(SessionsIT::refreshToken).containsOnly(nextOf(replies));
        for (var reply : replies) {
            assertThat(House.get(ME, access(reply)).status()).isEqualTo(200);
        }
        assertThat(refresh(nextOf(replies)).status()).isEqualTo(200);
    }

    private static String nextOf(List<Reply> replies) {
        return refreshToken(replies.getFirst());
    }

    @Test
    @DisplayName("F1: each sign-in begins a session of its own, with tokens that none had before")
    void a_new_one() {
        var first = signIn(person.email(), person.password());
        var second = signIn(person.email(), person.password());

        assertThat(access(second)).isNotEqualTo(access(first));
        assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
        var sessions = House.get("/v1/me/sessions", access(second)).json().path("items");
        assertThat(sessions.findValuesAsText("id")).hasSize(2).doesNotHaveDuplicates();
        assertThat(House.delete("/v1/sessions/current", access(first)).status()).isEqualTo(204);
        assertThat(House.get(ME, access(second)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: a session is over after ninety days, however often it was refreshed")
    void longest() {
        var token = refreshToken(signIn(person.email(), person.password()));
        for (int i = 0; i < 3; i++) {
            House.SYSTEM.advance(Duration.ofDays(29));
            var next = refresh(token);
            assertThat(next.status()).isEqualTo(200);
            token = refreshToken(next);
        }
        House.SYSTEM.advance(Duration.ofDays(3).minusMinutes(5));
        var last = refresh(token);
        assertThat(House.get(ME, access(last)).status()).isEqualTo(200);
        House.SYSTEM.advance(Duration.ofMinutes(5));

        assertThat(refresh(refreshToken(last)).status()).isEqualTo(401);
        assertThat(House.get(ME, access(last)).status())
                .as("nor does what it gave at last go on")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("F1: a session is over that nobody has refreshed for thirty days")
    void idle() {
        var idle = refreshToken(signIn(person.email(), person.password()));
        var used = refreshToken(signIn(person.email(), person.password()));
        House.SYSTEM.advance(Duration.ofDays(30).minusMinutes(1));
        var next = refresh(used);
        assertThat(next.status()).isEqualTo(200);
        House.SYSTEM.advance(Duration.ofMinutes(1));

        assertThat(refresh(idle).status()).isEqualTo(401);
        assertThat(refresh(refreshToken(next)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: an old refresh token that comes back ends the session at once")
    void reuse() {
        var first = signIn(person.email(), person.password());
        var second = refresh(refreshToken(first));
        House.SYSTEM.advance(Duration.ofSeconds(10));

        assertThat(refresh(refreshToken(first)).status()).isEqualTo(401);
        assertThat(refresh(refreshToken(second)).status()).isEqualTo(401);
        assertThat(House.get(ME, access(second)).status()).isEqualTo(401);
        assertThat(House.get(ME, House.newSession(person)).status())
                .as("other sessions live")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("F1: forged, altered and foreign refresh tokens are refused, and end nothing")
    void forged_refresh() {
        var mine = refreshToken(signIn(person.email(), person.password()));
        var parts = mine.split("\\.", -1);
        var other = House.staff();
        var others = refreshToken(signIn(other.email(), other.password()));
        for (var bad :
                List.of(
                        "x",
                        mine.substring(1),
                        mine + "A",
                        String.join(".", parts[0], parts[1], "2", parts[3]),
                        String.join(".", others.split("\\.", -1)[0], parts[1], "1", parts[3]))) {
            assertThat(refresh(bad).status()).as(bad).isEqualTo(401);
        }
        assertThat(refresh(mine).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: signing out kills the session's tokens at once, and those of no other")
    void sign_out() {
        var other = House.newSession(person);
        var reply = signIn(person.email(), person.password());
        assertThat(House.delete("/v1/sessions/current", access(reply)).status()).isEqualTo(204);

        assertThat(House.get(ME, access(reply)).status()).isEqualTo(401);
        assertThat(refresh(refreshToken(reply)).status()).isEqualTo(401);
        assertThat(House.delete("/v1/sessions/current", access(reply)).status()).isEqualTo(401);
        assertThat(House.get(ME, other).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: a token with no signature, an altered one or one of another issuer is none")
    void forged() throws Exception {
        var token = House.newSession(person);
        var parts = token.split("\\.", -1);
        var header = text(parts[0]);
        var claims = text(parts[1]);
        var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var other =
                House.get(ME, House.newSession(House.staff())).json().path("account").path("id");
        var mine = House.get(ME, token).json().path("account").path("id").asText();

        for (var bad :
                List.of(
                        "",
                        "x",
                        "..",
                        parts[0] + "." + parts[1],
                        parts[0] + "." + parts[1] + ".",
                        base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".",
                        base64(header.replace("RS256", "none")) + "." + parts[1] + ".",
                        parts[0]
                                + "."
                                + base64(claims.replace(mine, other.asText()))
                                + "."
                                + parts[2],
                        parts[0] + "." + parts[1] + "." + flipped(parts[2]),
                        signed(header, claims, stranger),
                        signed(
                                header,
                                claims.replace(House.SYSTEM.base(), "https://elsewhere.example"),
                                stranger),
                        token + ".x")) {
            assertThat(House.get(ME, bad).status()).as(bad).isEqualTo(401);
        }
        assertThat(House.get(ME, token).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "F1: anybody can check a token with the published keys, which hold nothing private")
    void published_keys() throws Exception {
        var parts = House.newSession(person).split("\\.", -1);
        var header = House.get("/.well-known/jwks.json", "");
        assertThat(header.status()).isEqualTo(200);
        var kid =
                new com.fasterxml.jackson.databind.json.JsonMapper()
                        .readTree(text(parts[0]))
                        .path("kid")
                        .asText();
        var key = key(header.json().path("keys"), kid);
        for (var secret : List.of("d", "p", "q", "dp", "dq", "qi", "k")) {
            assertThat(key.has(secret)).as(secret).isFalse();
        }
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    @DisplayName("F1: an account keeps twenty sessions; the one refreshed longest ago gives way")
    void twenty() {
        var oldest = House.newSession(person);
        var second = "";
        for (int i = 0; i < 20; i++) {
            House.SYSTEM.advance(Duration.ofSeconds(1));
            var token = House.newSession(person);
            second = second.isEmpty() ? token : second;
        }
        assertThat(House.get(ME, oldest).status()).isEqualTo(401);
        assertThat(House.get(ME, second).status()).isEqualTo(200);
    }

    private static JsonNode key(JsonNode keys, String kid) {
        for (var key : keys) {
            if (key.path("kid").asText().equals(kid)) {
                return key;
            }
        }
        throw new AssertionError("no key " + kid + " in " + keys);
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }

    private static Reply refresh(String token) {
        return House.post("/v1/sessions/refresh", "", House.object().put("refreshToken", token));
    }

    private static String access(Reply reply) {
        return reply.json().path("accessToken").asText();
    }

    private static String refreshToken(Reply reply) {
        return reply.json().path("refreshToken").asText();
    }

    private static String signed(String header, String claims, PrivateKey key)
            throws GeneralSecurityException {
        var content = base64(header) + "." + base64(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String flipped(String text) {
        return (text.startsWith("A") ? "B" : "A") + text.substring(1);
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts a hash of weaker parameters in place of the person's, and returns it.
    private String weaken(Key key) {
        var salt = new byte[16];
        var hash = new byte[32];
        var weak = new Argon2BytesGenerator();
        weak.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withMemoryAsKB(64)
                        .withIterations(1)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build());
        weak.generateBytes(person.password().getBytes(StandardCharsets.UTF_8), hash);
        var text = Base64.getEncoder().withoutPadding();
        var old =
                "$argon2id$v=19$m=64,t=1,p=1$%s$%s"
                        .formatted(text.encodeToString(salt), text.encodeToString(hash));
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var _ = table.commit(Updating.of(key).set("password", old).write());
        return old;
    }
}
