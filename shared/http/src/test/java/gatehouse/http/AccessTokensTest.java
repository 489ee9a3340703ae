package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.AccountId;
import gatehouse.domain.Caller;
import gatehouse.domain.SessionId;
import gatehouse.domain.TenantId;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final KeyPair KEYS = SignaturesTest.keys();
    private static final Caller CALLER =
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
}
