package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.Planting;
import gatehouse.local.identity.Issuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// People who come from an identity provider of their tenant (F1, B3).
class ExternalSignInIT {
    private final Issuer issuer = new Issuer(House.SYSTEM.clock());
    private final External acme = External.of(issuer, false);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("F1: who is invited comes by the provider, and is known by the id there since")
    void invited() {
        var email = acme.invited("noor");

        var first = External.me(acme.signIn(acme.claims("n-1", email)));
        assertThat(first.path("email").asText()).isEqualTo(email);
        var again = External.me(acme.signIn(acme.claims("n-1", acme.address("other"))));
        assertThat(again.path("id")).as("whatever the address").isEqualTo(first.path("id"));
        var other = acme.signIn(acme.claims("n-2", email));
        assertThat(other.problem()).as("the address opens it once").isEqualTo("not-admitted");

        var linked = audit("member.linked");
        assertThat(linked).hasSize(1);
        assertThat(linked.getFirst().at("/subject/id")).isEqualTo(first.path("id"));
        assertThat(linked.getFirst().at("/actor/account")).isEqualTo(first.path("id"));
        assertThat(linked.toString()).doesNotContain("n-1");
        assertThat(audit("session.started")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("F1: where the tenant allows it people arrive uninvited, with the least role (B2)")
    void newcomer() {
        var open = External.of(issuer, true);
        var email = open.address("new");

        var reply = open.signIn(open.claims("new-1", email));
        var me = External.me(reply);
        assertThat(me.path("email").asText()).isEqualTo(email);
        assertThat(me.path("username").asText()).isEqualTo(email);
        var token = reply.json().path("accessToken").asText();
        var profile = House.get("/v1/tenants/" + open.tenant() + "/me", token).json();
        assertThat(profile.path("roles").toString()).contains("agent");
        assertThat(profile.path("allowed").toString()).contains("messaging");
        assertThat(profile.path("allowed").toString()).doesNotContain("read-people");

        var again = External.me(open.signIn(open.claims("new-1", email)));
        assertThat(again.path("id")).isEqualTo(me.path("id"));
        House.SYSTEM.quiet();
        var entries = audit(open, "member.created");
        assertThat(entries).extracting(entry -> entry.at("/subject/id")).contains(me.path("id"));
    }

    @Test
    @DisplayName(
            "C3: who arrives at a managed customer holds the least role that one can hold there")
    void newcomer_of_a_customer() {
        var manager = House.customer();
        var id = new TenantId(manager.tenant() + "-clinic");
        Planting.in(House.SYSTEM)
                .tenant(id, "Clinic", TenantKind.CORPORATE, new TenantId(manager.tenant()));
        var clinic =
                new External(
                        issuer,
                        new Person("", "", id.value()),
                        id + ".example",
                        new AtomicReference<>(""));
        var wish = clinic.provider(issuer.url(), List.of(clinic.domain()), true);
        assertThat(clinic.configure(wish).has("issuer")).isTrue();

        var reply = clinic.signIn(clinic.claims("c-1", clinic.address("new")));
        var profile = House.get("/v1/tenants/" + id + "/me", Authenticator.token(reply)).json();
        assertThat(profile.path("roles").toString()).contains("member").doesNotContain("agent");
    }

    @Test
    @DisplayName("F1: a username that is taken or too long makes nobody's arrival fail")
    void usernames() {
        var open = External.of(issuer, true);
        var local = "somebody-with-quite-a-long-name";
        var email = open.address(local);
        var me = External.me(open.signIn(open.claims("long-1", email)));
        assertThat(me.path("email").asText()).isEqualTo(email);
        assertThat(me.path("username").asText())
                .startsWith("somebody-with-quite-a-lo")
                .hasSizeLessThanOrEqualTo(31);
    }

    @Test
    @DisplayName("F1: a bad ID token is refused like any other bad one, and nothing is kept")
    void bad_tokens() throws JOSEException {
        var email = acme.invited("target");
        var before = House.everything();
        var bodies = new HashSet<String>();
        for (var bad : badTokens(email).entrySet()) {
            var reply = acme.signIn(bad.getValue());
            assertThat(reply.status()).as(bad.getKey()).isEqualTo(401);
            bodies.add(reply.text());
        }
        try (var stranger = new Stranger()) {
            var good = acme.claims("t-1", email).build();
            for (var bad : stranger.tokens(good, issuer.key().getKeyID()).entrySet()) {
                var reply = acme.signIn(bad.getValue());
                assertThat(reply.status()).as(bad.getKey()).isEqualTo(401);
                bodies.add(reply.text());
            }
            assertThat(stranger.asked()).isZero();
        }
        assertThat(bodies).hasSize(1);
        assertThat(House.everything()).isEqualTo(before);
        assertThat(acme.signIn(acme.claims("t-1", email)).status()).isEqualTo(201);
    }

    private SequencedMap<String, String> badTokens(String email) throws JOSEException {
        var now = House.SYSTEM.clock().instant();
        var key = issuer.key();
        var good = acme.claims("t-1", email).build();
        var bad = new LinkedHashMap<String, String>();
        bad.put("no token", "x");
        bad.put("much", "x".repeat(20_000));
        bad.put("alg none", new PlainJWT(good).serialize());
        var none = new PlainJWT(good).serialize();
        var signed = issuer.sign(acme.claims("t-1", email));
        bad.put(
                "alg none, signed",
                none.substring(0, none.indexOf('.')) + signed.substring(signed.indexOf('.')));
        var mac = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).build(), good);
        mac.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        bad.put("the public key as a secret", mac.serialize());
        var named =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                        good);
        named.sign(new MACSigner(key.toPublicJWK().toJSONString()));
        bad.put("the public key as a secret, named", named.serialize());
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
        bad.put("another key", Issuer.sign(header.build(), good, Issuer.newKey("first")));
        var rs512 = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(key.getKeyID()).build();
        bad.put("another algorithm", Issuer.sign(rs512, good, key));
        var critical =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .criticalParams(Set.of("exp"))
                        .build();
        bad.put("a critical parameter", Issuer.sign(critical, good, key));
        var type =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build();
        bad.put("an access token", Issuer.sign(type, good, key));
        bad.put("no signature", signed.substring(0, signed.lastIndexOf('.') + 1));
        bad.put("half", signed.substring(0, signed.length() / 2));
        claim(bad, email, "issuer", "iss", "https://elsewhere.example");
        claim(bad, email, "issuer with a slash", "iss", issuer.url() + "/");
        claim(bad, email, "audience", "aud", "another-client");
        claim(bad, email, "audiences", "aud", List.of(Issuer.CLIENT, "another"));
        claim(bad, email, "authorized party", "azp", "another-client");
        claim(bad, email, "no nonce", "nonce", null);
        claim(
                bad,
                email,
                "an invented nonce",
                "nonce",
                "a".repeat(26) + ".1900000000." + "A".repeat(43));
        claim(bad, email, "no subject", "sub", null);
        claim(bad, email, "no end", "exp", null);
        claim(bad, email, "ended", "exp", Issuer.date(now.minusSeconds(61)));
        claim(bad, email, "no beginning", "iat", null);
        claim(bad, email, "made later", "iat", Issuer.date(now.plusSeconds(90)));
        claim(bad, email, "not yet", "nbf", Issuer.date(now.plusSeconds(90)));
        var nonce = acme.nonce();
        var altered = (nonce.startsWith("a") ? "b" : "a") + nonce.substring(1);
        bad.put("an altered nonce", issuer.sign(issuer.claims("t-1", email, altered)));
        return bad;
    }

    private void claim(
            Map<String, String> bad,
            String email,
            String what,
            String name,
            @Nullable Object value) {
        bad.put(what, issuer.sign(acme.claims("t-1", email).claim(name, value)));
    }

    @Test
    @DisplayName("F1: clocks may differ by a minute")
    void leeway() {
        var email = acme.invited("noor");
        var now = House.SYSTEM.clock().instant();
        var claims =
                acme.claims("n-1", email)
                        .issueTime(Issuer.date(now.plusSeconds(50)))
                        .notBeforeTime(Issuer.date(now.plusSeconds(50)))
                        .expirationTime(Issuer.date(now.minusSeconds(50)));
        assertThat(acme.signIn(claims).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: a token is good once, and so is a nonce, for ten minutes, in one tenant")
    void replayed() {
        var email = acme.invited("noor");
        var nonce = acme.nonce();
        var token = issuer.sign(issuer.claims("n-1", email, nonce));
        assertThat(acme.signIn(token).status()).isEqualTo(201);
        assertThat(acme.signIn(token).status()).as("again").isEqualTo(401);
        assertThat(acme.signIn(issuer.claims("n-1", email, nonce)).status())
                .as("another token with the nonce")
                .isEqualTo(401);

        var other = External.of(issuer, true);
        var mine = issuer.sign(acme.claims("n-1", email));
        assertThat(External.signIn(other.tenant(), mine).status()).as("elsewhere").isEqualTo(401);
        assertThat(acme.signIn(mine).status()).as("there it is still good").isEqualTo(201);

        var late = acme.nonce();
        House.SYSTEM.advance(Duration.ofMinutes(10));
        assertThat(acme.signIn(issuer.claims("n-1", email, late)).status())
                .as("ten minutes later")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("F1: a token of another tenant's provider is refused")
    void foreign() {
        try (var elsewhere = new Issuer(House.SYSTEM.clock())) {
            var globex = External.of(elsewhere, true);
            var email = acme.invited("noor");
            var token = elsewhere.sign(elsewhere.claims("n-1", email, acme.nonce()));
            assertThat(acme.signIn(token).status()).isEqualTo(401);
            var pretending =
                    elsewhere.sign(
                            elsewhere.claims("n-1", email, acme.nonce()).issuer(issuer.url()));
            assertThat(acme.signIn(pretending).status()).isEqualTo(401);
            assertThat(globex.signIn(globex.claims("g-1", email)).problem())
                    .as("an address of somebody else's tenant")
                    .isEqualTo("not-admitted");
        }
    }

    @Test
    @DisplayName("F1: one replayed at the same moment starts one session")
    void at_once() {
        var email = acme.invited("noor");
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
        var token = issuer.sign(acme.claims("n-1", email));
        assertThat(statuses(List.of(token, token, token, token)))
                .containsOnlyOnce(201)
                .containsOnly(201, 401);
    }

    @Test
    @DisplayName("F1: several first sign-ins at the same moment make one person")
    void first_at_once() {
        var open = External.of(issuer, true);
        var email = open.address("new");
        var tokens =
                IntStream.range(0, 4)
                        .mapToObj(_ -> issuer.sign(open.claims("new-1", email)))
                        .toList();
        var all =
                tokens.stream()
                        .map(token ->
                                CompletableFuture.supplyAsync(
                                        () -> External.signIn(open.tenant(), token)))
                        .toList();
        var ids = new HashSet<String>();
        all.forEach(reply -> ids.add(External.me(reply.join()).path("id").asText()));
        assertThat(ids).hasSize(1);
    }

    private List<Integer> statuses(List<String> tokens) {
        return tokens.stream()
                .map(token -> CompletableFuture.supplyAsync(() -> acme.signIn(token)))
                .toList()
                .stream()
                .map(reply -> reply.join().status())
                .toList();
    }

    @Test
    @DisplayName("F1: a provider's new key is good at once, and its old one no more")
    void rotated() {
        var email = acme.invited("noor");
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
        var old = issuer.sign(acme.claims("n-1", email));
        issuer.rotate("second");
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
        assertThat(acme.signIn(old).status()).isEqualTo(401);
        assertThat(issuer.asked(Issuer.KEYS)).isEqualTo(2);
    }

    @Test
    @DisplayName("F1: however many unknown keys are named, a provider is asked once a minute")
    void storm() {
        var email = acme.invited("noor");
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
        try (var _ = House.stopClock()) {
            House.SYSTEM.advance(Duration.ofSeconds(1));
            for (int i = 0; i < 20; i++) {
                var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k" + i).build();
                var token = Issuer.sign(header, acme.claims("n-1", email).build(), issuer.key());
                assertThat(acme.signIn(token).status()).isEqualTo(401);
            }
            assertThat(issuer.asked(Issuer.DISCOVERY)).isEqualTo(2);
            assertThat(issuer.asked(Issuer.KEYS)).isEqualTo(2);
        }
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
        House.SYSTEM.advance(Duration.ofMinutes(62));
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
        assertThat(issuer.asked(Issuer.KEYS)).as("an hour later").isEqualTo(3);
    }

    @Test
    @DisplayName("F1: tokens that name no start of ours make us ask nobody")
    void unasked() {
        assertThat(acme.signIn(issuer.claims("n-1", acme.address("noor"), "a-nonce")).status())
                .isEqualTo(401);
        assertThat(issuer.asked(Issuer.DISCOVERY)).isZero();
    }

    @Test
    @DisplayName("F1: a redirect, another issuer, too much and nothing at all are followed by 503")
    void unreachable() {
        var email = acme.invited("noor");
        try (var trap = new Issuer(House.SYSTEM.clock())) {
            var discovery = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}";
            var keys = trap.url() + Issuer.KEYS;
            for (var answer :
                    List.of(
                            Issuer.Answer.redirect(trap.url() + Issuer.DISCOVERY),
                            Issuer.Answer.ok(discovery.formatted(trap.url(), keys)),
                            Issuer.Answer.ok(discovery.formatted(issuer.url(), "")),
                            Issuer.Answer.ok(
                                    discovery.formatted(issuer.url(), "file:///etc/passwd")),
                            Issuer.Answer.ok(
                                    discovery.formatted(issuer.url(), "https://10.0.0.1/keys")),
                            Issuer.Answer.ok(" ".repeat(70_000)),
                            Issuer.Answer.ok("no JSON"),
                            new Issuer.Answer(500, "", ""))) {
                issuer.answer(Issuer.DISCOVERY, answer);
                unavailable(email, answer.toString());
            }
            issuer.answer(
                    Issuer.DISCOVERY,
                    Issuer.Answer.ok(discovery.formatted(issuer.url(), issuer.url() + "/k")));
            issuer.answer("/k", Issuer.Answer.redirect(keys));
            unavailable(email, "keys elsewhere");
            issuer.answer("/k", Issuer.Answer.ok("{\"keys\":7}"));
            unavailable(email, "no keys");
            assertThat(trap.asked(Issuer.DISCOVERY) + trap.asked(Issuer.KEYS)).isZero();
        }
        issuer.close();
        unavailable(email, "nobody there");
    }

    private void unavailable(String email, String why) {
        // what did not answer is not asked again for some seconds
        House.SYSTEM.advance(Duration.ofSeconds(6));
        var reply = acme.signIn(acme.claims("n-1", email));
        assertThat(reply.status()).as(why).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    @Test
    @DisplayName("F1: who has no place is told the same, whoever has the address; nothing is kept")
    void not_admitted() {
        var open = External.of(issuer, true);
        var disabled = open.invited("disabled");
        open.act(disabled, "/disable");
        var withPassword =
                House.member(new TenantId(open.tenant()), BuiltInRole.AGENT, open.address("old"));
        var before = House.everything();
        var bodies = new HashSet<String>();
        for (var email :
                List.of(
                        House.ROOT.email(),
                        House.ROOT.email().toUpperCase(Locale.ROOT),
                        // full-width letters, which are the same name to us
                        "\uff52\uff4f\uff4f\uff54@vendor.example",
                        // Cyrillic letters that look alike
                        "r\u043e\u043et@vendor.example",
                        "root@v\u0435ndor.example",
                        "root@vendor.example@" + open.domain(),
                        open.manager().email(),
                        withPassword.email(),
                        disabled,
                        "noor@elsewhere.example",
                        "noor@sub." + open.domain(),
                        "nobody",
                        "")) {
            notAdmitted(open, bodies, email, true);
        }
        for (var verified : new ArrayList<Object>(List.of(false, "true", 1))) {
            notAdmitted(open, bodies, open.address("unverified"), verified);
        }
        var silent = open.claims("m-1", open.address("unverified")).claim("email_verified", null);
        bodies.add(open.signIn(silent).text());
        bodies.add(acme.signIn(acme.claims("m-1", acme.address("uninvited"))).text());
        assertThat(bodies).hasSize(1);
        assertThat(House.everything()).isEqualTo(before);
    }

    private static void notAdmitted(
            External tenant, Set<String> bodies, String email, Object verified) {
        var claims = tenant.claims("m-1", email).claim("email_verified", verified);
        var reply = tenant.signIn(claims);
        assertThat(reply.status()).as(email).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("not-admitted");
        assertThat(reply.text()).doesNotContain("vendor");
        bodies.add(reply.text());
    }

    @Test
    @DisplayName("B8: who was disabled, or is at home elsewhere by now, does not come in any more")
    void barred() {
        var email = acme.invited("noor");
        var reply = acme.signIn(acme.claims("n-1", email));
        var account = External.me(reply).path("id").asText();
        acme.act(email, "/disable");
        assertThat(acme.signIn(acme.claims("n-1", email)).problem()).isEqualTo("not-admitted");
        acme.act(email, "/enable");
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);

        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var key = Keys.account(new AccountId(account));
        var _ = table.commit(Updating.of(key).set("home", "globex").write());
        assertThat(acme.signIn(acme.claims("n-1", email)).problem()).isEqualTo("not-admitted");
    }

    @Test
    @DisplayName("F2: a tenant without a provider, a malformed and an invented one look the same")
    void hidden() {
        var token = issuer.sign(acme.claims("n-1", acme.address("noor")));
        var bodies = new HashSet<String>();
        for (var tenant : List.of("globex", "no-such-tenant", "#", "", "T".repeat(500))) {
            for (var reply :
                    List.of(
                            External.signIn(tenant, token),
                            House.post(
                                    "/v1/sessions/external/start",
                                    "",
                                    House.object().put("tenant", tenant)))) {
                assertThat(reply.status()).as(tenant).isEqualTo(404);
                bodies.add(reply.text());
            }
        }
        assertThat(bodies).hasSize(1);
    }

    @Test
    @DisplayName("F6: a sign-in from outside without its fields names each")
    void faults() {
        assertThat(House.post("/v1/sessions/external", "", House.object()).pointers())
                .containsExactlyInAnyOrder("/tenant", "/idToken");
        assertThat(House.post("/v1/sessions/external/start", "", House.object()).pointers())
                .containsExactly("/tenant");
    }

    @Test
    @DisplayName("F1: what is needed to begin names the provider, and nothing is kept of it")
    void start() {
        var before = House.everything();
        var start = acme.start().json();
        assertThat(start.path("issuer").asText()).isEqualTo(issuer.url());
        assertThat(start.path("clientId").asText()).isEqualTo(Issuer.CLIENT);
        assertThat(start.path("name").asText()).isEqualTo("Acme Login");
        assertThat(start.path("expiresIn").asInt()).isEqualTo(600);
        assertThat(acme.nonce()).isNotEqualTo(start.path("nonce").asText());
        assertThat(House.everything()).isEqualTo(before);
        assertThat(issuer.asked(Issuer.DISCOVERY)).isZero();
    }

    @Test
    @DisplayName("F1: a provider may tell of people in claims of its own names")
    void claim_names() {
        var provider = acme.provider(issuer.url(), List.of(acme.domain()), true);
        provider.putObject("claims").put("email", "upn").put("emailVerified", "owned");
        assertThat(acme.configure(provider).has("tenant")).isTrue();
        var address = acme.address("named");
        var claims = acme.claims("c-1", acme.address("other")).claim("upn", address);
        assertThat(acme.signIn(claims).problem())
                .as("email_verified is of the standard address")
                .isEqualTo("not-admitted");
        var owned =
                acme.claims("c-1", acme.address("other"))
                        .claim("upn", address)
                        .claim("owned", true);
        assertThat(External.me(acme.signIn(owned)).path("email").asText()).isEqualTo(address);
    }

    private List<JsonNode> audit(String type) {
        return audit(acme, type);
    }

    private static List<JsonNode> audit(External tenant, String type) {
        return Passwords.entries(tenant.manager(), tenant.reader(), type);
    }
}
