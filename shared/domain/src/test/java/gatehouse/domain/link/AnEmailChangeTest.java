package gatehouse.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.AccountId;
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
    private static final TenantId ACME = new TenantId("acme");
    private static final AccountId ANA = new AccountId("a".repeat(26));
    private static final Email NEW = new Email("new@acme.example");
    private static final EmailChange CHANGE = new EmailChange(NEW, NOON.toEpochMilli());

    @Test
    @DisplayName("D3: the newest link confirms the new address for a day, an older one never")
    void use() {
        var end = NOON.plus(EmailChange.LIFE);
        var link = CHANGE.token(ACME, ANA);
        assertThat(CHANGE.use(link, ANA, end.minusNanos(1))).isEqualTo(Outcome.done(NEW));
        assertThat(CHANGE.use(link, ANA, end)).isEqualTo(Outcome.refused(new Refusal.Gone(end)));
        for (long other : new long[] {NOON.toEpochMilli() - 1, NOON.toEpochMilli() + 1}) {
            var older = new EmailChange(NEW, other).token(ACME, ANA);
            assertThat(CHANGE.use(older, ANA, NOON))
                    .isEqualTo(Outcome.refused(new Refusal.Gone(NOON)));
        }
    }

    @Test
    @DisplayName(
            "D3: a link confirms the address it was sent to, for whom it was made, and no other")
    void bound() {
        var sameInstant = new EmailChange(new Email("other@acme.example"), NOON.toEpochMilli());
        var link = CHANGE.token(ACME, ANA);
        var gone = Outcome.refused(new Refusal.Gone(NOON));
        assertThat(sameInstant.use(link, ANA, NOON)).isEqualTo(gone);
        assertThat(CHANGE.use(link, new AccountId("c".repeat(26)), NOON)).isEqualTo(gone);
        assertThat(link.id()).doesNotContain("acme", "new@");
        assertThat(EmailChange.accountOf(link)).contains(ANA);
        var bare = new LinkToken(ACME, ANA.value(), NOON.toEpochMilli(), NOON);
        assertThat(EmailChange.accountOf(bare)).isEmpty();
    }
}
