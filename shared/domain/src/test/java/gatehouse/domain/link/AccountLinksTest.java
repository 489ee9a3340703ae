package gatehouse.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountLinksTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final long ASKED = NOON.toEpochMilli();
    private static final Instant END = NOON.plus(AccountLinks.RESET);
    private static final AccountLinks KNOWN = new AccountLinks(ASKED, true);

    @Test
    void let_the_newest_be_used_until_its_end() {
        assertThat(KNOWN.use(token(ASKED), Purpose.RESET, NOON)).isEqualTo(done(ASKED + 1));
        var late = END.minusMillis(1);
        assertThat(KNOWN.use(token(ASKED), Purpose.RESET, late))
                .isEqualTo(done(late.toEpochMilli()));
        assertThat(KNOWN.use(token(ASKED), Purpose.RESET, END)).isEqualTo(gone(END));
    }

    @Test
    void move_on_even_where_a_clock_lags() {
        assertThat(KNOWN.use(token(ASKED), Purpose.RESET, NOON.minusSeconds(9)))
                .isEqualTo(done(ASKED + 1));
    }

    @Test
    void refuse_older_ones_and_such_as_are_not_known() {
        for (long other : new long[] {ASKED - 1, ASKED + 1}) {
            assertThat(KNOWN.use(token(other), Purpose.RESET, NOON)).isEqualTo(gone(NOON));
        }
    }

    @Test
    void activate_only_without_a_password_and_reset_only_with_one() {
        assertThat(KNOWN.use(token(ASKED), Purpose.ACTIVATE, NOON)).isEqualTo(gone(NOON));
        var fresh = new AccountLinks(ASKED, false);
        assertThat(fresh.use(token(ASKED), Purpose.RESET, NOON)).isEqualTo(gone(NOON));
        assertThat(fresh.use(token(ASKED), Purpose.ACTIVATE, NOON)).isEqualTo(done(ASKED + 1));
    }

    private static LinkToken token(long generation) {
        return new LinkToken(new TenantId("acme"), "a", generation, END);
    }

    private static Outcome<Long> done(long next) {
        return Outcome.done(next);
    }

    private static Outcome<Long> gone(Instant since) {
        return Outcome.refused(new Refusal.Gone(since));
    }
}
