package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MomentsTest {
    private static final int TIMES = 20_000;
    private static final DateTimeFormatter MODEL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Test
    void a_text_is_what_a_formatter_writes_and_reads_back_to_the_millisecond() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < TIMES; i++) {
            var instant =
                    Instant.ofEpochSecond(
                            random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond()),
                            random.nextInt(1_000_000_000));
            assertThat(Moments.text(instant)).isEqualTo(MODEL.format(instant));
            assertThat(Moments.parse(Moments.text(instant)))
                    .isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @Test
    void the_ends_of_what_can_be_written() {
        assertThat(Moments.text(FIRST)).isEqualTo("0000-01-01T00:00:00.000Z");
        assertThat(Moments.text(LAST)).isEqualTo("9999-12-31T23:59:59.999Z");
        for (var beyond :
                List.of(FIRST.minusMillis(1), LAST.plusMillis(1), Instant.MIN, Instant.MAX)) {
            assertThatThrownBy(() -> Moments.text(beyond))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void other_texts_of_instants_are_read_too_and_what_is_none_is_refused() {
        for (var text : List.of("2026-03-01T09:00:00Z", "2026-03-01T09:00:00.123456Z")) {
            assertThat(Moments.parse(text)).isEqualTo(Instant.parse(text));
        }
        for (var bad :
                List.of(
                        "",
                        "x",
                        "2026-13-01T09:00:00.000Z",
                        "2026-02-30T09:00:00.000Z",
                        "2026-03-01T24:00:00.000Z",
                        "2026-03-01T09:00:60.000Z")) {
            assertThatThrownBy(() -> Moments.parse(bad)).isInstanceOf(DateTimeException.class);
        }
    }
}
