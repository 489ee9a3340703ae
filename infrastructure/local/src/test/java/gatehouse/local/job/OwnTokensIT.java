package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.local.identity.Issuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What passes for a token of ours, and what only looks like one (F1).
class OwnTokensIT {
    private static final String ME = "/v1/me";
    private final Person person = House.staff();
    private final Reply signedIn = Passwords.signIn(person.email(), person.password());
    private final String token = signedIn.json().path("accessToken").asText();
    private final String refresh = signedIn.json().path("refreshToken").asText();

    @Test
    @DisplayName("F1: our own key makes no good token of another deployment's, kind or time")
    void our_own_key() throws ParseException {
        var key = OurKey.read();
        var header = OurKey.header(key);
        var now = House.SYSTEM.clock().instant();
        var other = House.get(ME, House.newSession(House.staff())).json().at("/account/id");
        var bad = new LinkedHashMap<String, String>();
        claim(bad, "another deployment", "iss", "https://elsewhere.example");
        claim(bad, "the issuer with a slash", "iss", House.SYSTEM.base() + "/");
        claim(bad, "no issuer", "iss", null);
        claim(bad, "another audience", "aud", "another");
        claim(bad, "two audiences", "aud", List.of("gatehouse", "another"));
        claim(bad, "no audience", "aud", null);
        claim(bad, "no end", "exp", null);
        claim(bad, "ended", "exp", Issuer.date(now.minusSeconds(1)));
        claim(bad, "not yet", "nbf", Issuer.date(now.plusSeconds(90)));
        claim(bad, "my session in another's name", "sub", other.asText());
        claim(bad, "another home", "home", "acme");
        claim(bad, "no session", "sid", null);
        var said = said(token);
        bad.put(
                "another type",
                OurKey.sign(
                        OurKey.header(key).type(new JOSEObjectType("at+jwt")).build(), said, key));
        bad.put("no type", OurKey.sign(OurKey.header(key).type(null).build(), said, key));
        bad.put(
                "a critical parameter",
                OurKey.sign(OurKey.header(key).criticalParams(Set.of("exp")).build(), said, key));
        bad.put(
                "another algorithm",
                OurKey.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS512)
                                .type(JOSEObjectType.JWT)
                                .keyID(key.id())
                                .build(),
                        said,
                        key));

        refused(bad);
        assertThat(House.get(ME, OurKey.sign(header.build(), said, key)).status())
                .as("it is our key")
                .isEqualTo(200);
    }

    private void claim(Map<String, String> bad, String what, String name, @Nullable Object value)
            throws ParseException {
        var key = OurKey.read();
        var claims = new JWTClaimsSet.Builder(said(token)).claim(name, value).build();
        bad.put(what, OurKey.sign(OurKey.header(key).build(), claims, key));
    }

    @Test
    @DisplayName("F1: our public key is nobody's secret: no token signed with it by HMAC is good")
    void public_key_as_a_secret() throws ParseException, JOSEException, IOException {
        var id = SignedJWT.parse(token).getHeader().getKeyID();
        var published = House.get("/.well-known/jwks.json", "");
        var key = JWKSet.parse(published.text()).getKeyByKeyId(id).toRSAKey();
        var bad = new LinkedHashMap<String, String>();
        for (var secret : spellings(key, published).entrySet()) {
            for (var algorithm :
                    List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
                var header =
                        new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(id).build();
                var jwt = new SignedJWT(header, said(token));
                jwt.sign(new MACSigner(secret.getValue()));
                bad.put(secret.getKey() + ", " + algorithm, jwt.serialize());
            }
        }
        refused(bad);
    }

    /// The bytes that a careless reader of keys may take for a secret.
    private static Map<String, byte[]> spellings(RSAKey key, Reply published)
            throws JOSEException, IOException {
        var der = key.toRSAPublicKey().getEncoded();
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        var pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        var served = published.json().path("keys").get(0).toString();
        return Map.of(
                "DER", der,
                "DER of PKCS 1",
                        SubjectPublicKeyInfo.getInstance(der).parsePublicKey().getEncoded(),
                "PEM", utf8(pem),
                "PEM with its last line ended", utf8(pem + "\n"),
                "base64 of DER", utf8(Base64.getEncoder().encodeToString(der)),
                "JWK", utf8(key.toPublicJWK().toJSONString()),
                "JWK as it is served", utf8(served),
                "the whole set", utf8(published.text()),
                "the modulus", key.getModulus().decode(),
                "the modulus as text", utf8(key.getModulus().toString()));
    }

    @Test
    @DisplayName("F1: a token that says itself by which key to check it is not believed")
    void pointing_elsewhere() throws ParseException {
        try (var stranger = new Stranger()) {
            var id = SignedJWT.parse(token).getHeader().getKeyID();
            refused(stranger.tokens(said(token), id));
            assertThat(stranger.asked()).isZero();
        }
    }

    @Test
    @DisplayName("F1: a refresh token is no access token, and an access token refreshes nothing")
    void each_for_its_own() {
        assertThat(House.get(ME, refresh).status()).isEqualTo(401);
        assertThat(refresh(token).status()).isEqualTo(401);

        assertThat(House.get(ME, token).status()).isEqualTo(200);
        assertThat(refresh(refresh).status()).isEqualTo(200);
    }

    private static Reply refresh(String token) {
        return House.post("/v1/sessions/refresh", "", House.object().put("refreshToken", token));
    }

    private void refused(Map<String, String> bad) {
        bad.forEach(
                (what, each) -> assertThat(House.get(ME, each).status()).as(what).isEqualTo(401));
        assertThat(House.get(ME, token).status()).as("the real one").isEqualTo(200);
    }

    private static JWTClaimsSet said(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
