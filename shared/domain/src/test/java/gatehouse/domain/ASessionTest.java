package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ASessionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    @DisplayName("F1: a session is fresh for fifteen minutes, and refreshing does not prolong that")
    void fresh() {
        var session = Session.started(new SessionId("a".repeat(26)), NOON, "");
        var end = NOON.plus(Session.FRESH);
        assertThat(session.isFreshAt(end.minusNanos(1))).isTrue();
        assertThat(session.isFreshAt(end)).isFalse();
        assertThat(session.refresh(1, end.minusNanos(1)))
                .isInstanceOfSatisfying(
                        Session.Turn.Next.class,
                        turn -> assertThat(turn.next().isFreshAt(end)).isFalse());
    }
}
