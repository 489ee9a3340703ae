package gatehouse.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The change of a mail address (D3).
class AnEmailChangeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Email NEW = new Email("new@acme.example");
    private static final EmailChange CHANGE = new EmailChange(NEW, NOON.toEpochMilli());

    @Test
    @DisplayName("D3: the newest link confirms the new address for a day, an older one never")
    void use() {
        var end = NOON.plus(EmailChange.LIFE);
        assertThat(CHANGE.use(link(NOON.toEpochMilli()), end.minusNanos(1)))
                .isEqualTo(Outcome.done(NEW));
        assertThat(CHANGE.use(link(NOON.toEpochMilli()), end))
                .isEqualTo(Outcome.refused(new Refusal.Gone(end)));
        for (long other : new long[] {NOON.toEpochMilli() - 1, NOON.toEpochMilli() + 1}) {
            assertThat(CHANGE.use(link(other), NOON))
                    .isEqualTo(Outcome.refused(new Refusal.Gone(NOON)));
        }
    }

    private static LinkToken link(long generation) {
        return new LinkToken(
                new TenantId("acme"), "a".repeat(26), generation, NOON.plus(EmailChange.LIFE));
    }
}
