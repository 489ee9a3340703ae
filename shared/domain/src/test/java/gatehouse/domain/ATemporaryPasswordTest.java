package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ATemporaryPasswordTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    @Test
    void is_good_until_its_very_end_and_not_at_it() {
        var unused = new TemporaryPassword(NOON, false);
        assertThat(unused.isGoodAt(NOON.minusMillis(1))).isTrue();
        assertThat(unused.isGoodAt(NOON)).isFalse();
    }

    @Test
    void is_good_once() {
        assertThat(new TemporaryPassword(NOON, true).isGoodAt(NOON.minusSeconds(60))).isFalse();
    }
}
