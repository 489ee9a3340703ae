package gatehouse.domain;

import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.refusal;
import static gatehouse.domain.Samples.value;
import static gatehouse.domain.Samples.window;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnOfferTest {
    private static final Duration LIMIT = Duration.ofDays(180);

    @Test
    void that_starts_up_to_a_minute_ago_starts_now() {
        for (long ago : List.of(0L, 1L, 59_999L, 60_000L)) {
            assertThat(value(Offer.window(NOON.minusMillis(ago), days(30), NOON)))
                    .isEqualTo(window(NOON, days(30)));
        }
    }

    @Test
    void that_starts_longer_ago_is_refused() {
        for (var start :
                List.of(
                        NOON.minusMillis(60_001),
                        NOON.minusSeconds(60).minusNanos(1),
                        Instant.MIN)) {
            assertThat(pointers(start, days(30))).containsExactly("/start");
        }
    }

    @Test
    void that_starts_later_opens_only_then() {
        assertThat(value(Offer.window(NOON.plusMillis(1), days(30), NOON)))
                .isEqualTo(window(NOON.plusMillis(1), days(30)));
    }

    @Test
    void lasts_at_most_180_days_and_the_fault_names_the_limit() {
        var start = days(3);
        assertThat(value(Offer.window(start, start.plus(LIMIT), NOON)).end()).isEqualTo(days(183));
        var faults = faults(start, start.plus(LIMIT).plusMillis(1));
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().pointer()).isEqualTo("/end");
        assertThat(faults.getFirst().detail()).contains("180 days").contains("" + days(183));
    }

    @Test
    void counts_its_limit_from_now_where_the_start_is_just_past() {
        var start = NOON.minusSeconds(60);
        assertThat(value(Offer.window(start, NOON.plus(LIMIT), NOON)).end())
                .isEqualTo(NOON.plus(LIMIT));
        assertThat(pointers(start, NOON.plus(LIMIT).plusMillis(1))).containsExactly("/end");
    }

    @Test
    void ends_after_it_starts() {
        assertThat(pointers(days(2), days(2))).containsExactly("/end");
        assertThat(pointers(days(2), days(1))).containsExactly("/end");
        assertThat(pointers(days(2), Instant.MIN)).containsOnly("/end");
        assertThat(value(Offer.window(days(2), days(2).plusMillis(1), NOON)).isEmpty()).isFalse();
    }

    @Test
    void ends_in_the_future() {
        assertThat(pointers(NOON, NOON)).containsOnly("/end");
        assertThat(pointers(NOON.minusSeconds(30), NOON.minusSeconds(10))).containsOnly("/end");
        assertThat(pointers(days(-2), days(-1))).contains("/start", "/end");
    }

    @Test
    void names_every_fault() {
        assertThat(pointers(days(-1), days(181))).containsExactly("/start", "/end");
    }

    @Test
    void at_the_end_of_time_is_a_fault_and_no_overflow() {
        assertThat(pointers(Instant.MAX, Instant.MAX)).containsOnly("/end");
        assertThat(pointers(Instant.MAX.minusSeconds(5), Instant.MAX)).containsOnly("/end");
        assertThat(pointers(NOON, Instant.MAX)).containsOnly("/end");
        assertThat(pointers(Instant.MIN, Instant.MAX)).containsOnly("/start", "/end");
        assertThat(pointers(Instant.MAX, Instant.MIN)).containsOnly("/end");
    }

    @Test
    void is_kept_in_whole_milliseconds_and_never_empty() {
        var window = value(Offer.window(days(1).plusNanos(999_999), days(2).plusNanos(1), NOON));
        assertThat(window).isEqualTo(window(days(1), days(2)));
        assertThat(pointers(days(1), days(1).plusNanos(999_999))).containsExactly("/end");
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var start = NOON.plusNanos(random.nextLong(3_000_000));
            var end = start.plus(LIMIT).plusNanos(random.nextLong(-3_000_000, 1));
            var kept = value(Offer.window(start, end, NOON));
            assertThat(kept.exceedsLimit()).isFalse();
            assertThat(kept.start().truncatedTo(MILLIS)).isEqualTo(kept.start());
            assertThat(kept.end().truncatedTo(MILLIS)).isEqualTo(kept.end());
        }
    }

    @Test
    void counts_hours_and_not_days_of_a_calendar_when_summer_time_begins() {
        var berlin = ZoneId.of("Europe/Berlin");
        var start = Instant.parse("2026-03-01T00:00:00Z");
        var calendar = start.atZone(berlin).plusDays(180).toInstant();
        assertThat(calendar).isEqualTo(start.plus(LIMIT).minus(Duration.ofHours(1)));
        assertThat(value(Offer.window(start, start.plus(LIMIT), start)).end())
                .isEqualTo(start.plus(LIMIT));
    }

    private static List<String> pointers(Instant start, Instant end) {
        return faults(start, end).stream().map(Fault::pointer).toList();
    }

    private static List<Fault> faults(Instant start, Instant end) {
        return ((Refusal.Invalid) refusal(Offer.window(start, end, NOON))).faults();
    }
}
