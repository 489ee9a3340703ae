package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailAsksTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    @Test
    void are_taken_once_a_minute() {
        var one = MailAsks.NONE.ask(NOON).orElseThrow();
        assertThat(one.ask(NOON)).isEmpty();
        assertThat(one.ask(NOON.minusSeconds(5))).as("a clock that lags").isEmpty();
        assertThat(one.ask(NOON.plusMillis(59_999))).isEmpty();
        assertThat(one.ask(NOON.plusSeconds(60))).isPresent();
    }

    @Test
    void are_taken_five_times_an_hour() {
        var asks = MailAsks.NONE;
        for (int i = 0; i < 5; i++) {
            asks = asks.ask(NOON.plusSeconds(60L * i)).orElseThrow();
        }
        assertThat(asks.ask(NOON.plusSeconds(600))).isEmpty();
        assertThat(asks.ask(NOON.plusMillis(3_599_999))).isEmpty();
        var next = asks.ask(NOON.plusSeconds(3600)).orElseThrow();
        assertThat(next.times()).hasSize(5);
        assertThat(next.ask(NOON.plusSeconds(3660))).isPresent();
    }
}
