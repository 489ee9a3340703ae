package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.Caller;
import gatehouse.domain.SessionId;
import gatehouse.domain.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final KeyPair KEYS = SignaturesTest.keys();
    static final Caller CALLER =
            new Caller(
                    AccountId.next(new Random(1)),
                    new TenantId("acme"),
                    SessionId.next(new Random(2)));

    private final AccessTokens tokens = new AccessTokens("https://gatehouse.example");
    private final String token = tokens.mint(CALLER, NOW, "key-1", KEYS.getPrivate());

    @Test
    @DisplayName("F1: a token that was good is refused once its key is published no more")
    void withdrawn() {
        assertThat(tokens.verify(token, NOW, _ -> Optional.of(KEYS.getPublic()))).contains(CALLER);
        assertThat(tokens.verify(token, NOW, _ -> Optional.empty())).isEmpty();
    }

    @Test
    @DisplayName("F1: a token that was good is refused once its key's name stands for another")
    void replaced() {
        var other = SignaturesTest.keys().getPublic();
        assertThat(tokens.verify(token, NOW, _ -> Optional.of(KEYS.getPublic()))).contains(CALLER);
        assertThat(tokens.verify(token, NOW, _ -> Optional.of(other))).isEmpty();
    }

    @Test
    @DisplayName("F1: a token that was good is refused from its end on")
    void ended() {
        var end = NOW.plus(AccessTokens.LIFETIME);
        assertThat(tokens.verify(token, end.minusSeconds(1), _ -> Optional.of(KEYS.getPublic())))
                .contains(CALLER);
        assertThat(tokens.verify(token, end, _ -> Optional.of(KEYS.getPublic()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"RS512\"}",
                "{\"alg\":\"PS256\"}",
                "{\"alg\":null}",
                "{\"typ\":\"at+jwt\"}",
                "{\"typ\":\"JOSE\"}",
                "{\"typ\":null}",
                "{\"crit\":[\"exp\"]}",
                "{\"crit\":[]}",
                "{\"crit\":null}",
                "{\"kid\":\"another\"}",
                "{\"kid\":\"../key-1\"}",
                "{\"kid\":null}"
            })
    @DisplayName("F1: a token that our own key signed is none of ours under another header")
    void other_header(String changes) {
        assertThat(verify("{}", "{}")).contains(CALLER);
        assertThat(verify(changes, "{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"https://elsewhere.example\"}",
                "{\"iss\":\"https://gatehouse.example/\"}",
                "{\"iss\":\"HTTPS://gatehouse.example\"}",
                "{\"iss\":null}",
                "{\"aud\":\"another\"}",
                "{\"aud\":[\"another\",\"gatehouse\"]}",
                "{\"aud\":null}",
                "{\"exp\":null}",
                "{\"exp\":\"never\"}",
                "{\"exp\":0}",
                "{\"exp\":1772355600}",
                "{\"nbf\":1772355601}",
                "{\"nbf\":\"soon\"}",
                "{\"sub\":null}",
                "{\"sub\":\"root\"}",
                "{\"sid\":null}",
                "{\"sid\":\"\"}",
                "{\"home\":null}",
                "{\"home\":\"A B\"}"
            })
    @DisplayName(
            "F1: a token that our own key signed is none of ours for others, from others or in"
                    + " another time")
    void other_claims(String changes) {
        assertThat(verify("{}", "{\"nbf\":1772355600}")).contains(CALLER);
        assertThat(verify("{}", changes)).isEmpty();
    }

    /// Has our own key sign what a good token says, with some of it changed; null takes it out.
    private Optional<Caller> verify(String header, String claims) {
        var parts = token.split("\\.", -1);
        var text = changed(parts[0], header) + "." + changed(parts[1], claims);
        var signature = Signatures.sign(text, KEYS.getPrivate());
        return tokens.verify(
                text + "." + BASE64.encodeToString(signature),
                NOW,
                id -> Optional.of(KEYS.getPublic()).filter(_ -> id.equals("key-1")));
    }

    private static String changed(String part, String changes) {
        var text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        var node = (ObjectNode) Json.read(text).orElseThrow();
        Json.read(changes)
                .orElseThrow()
                .properties()
                .forEach(change -> {
                    // a critical parameter that is null is there all the same
                    if (change.getValue().isNull() && !change.getKey().equals("crit")) {
                        node.remove(change.getKey());
                    } else {
                        node.set(change.getKey(), change.getValue());
                    }
                });
        return BASE64.encodeToString(Json.write(node).getBytes(StandardCharsets.UTF_8));
    }
}
