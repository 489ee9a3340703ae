package gatehouse.domain;

import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AWindowTest {
    private static final Window ENDLESS = Window.from(NOON);
    private static final Window EMPTY = window(NOON, NOON);

    @Test
    void holds_its_start_and_not_its_end() {
        var day = window(NOON, days(1));
        assertThat(day.contains(NOON.minusNanos(1))).isFalse();
        assertThat(day.contains(NOON)).isTrue();
        assertThat(day.contains(days(1).minusNanos(1))).isTrue();
        assertThat(day.contains(days(1))).isFalse();
        assertThat(day.isOverAt(days(1).minusNanos(1))).isFalse();
        assertThat(day.isOverAt(days(1))).isTrue();
    }

    @Test
    void cannot_end_before_it_starts() {
        assertThatIllegalArgumentException().isThrownBy(() -> window(NOON, NOON.minusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ENDLESS.until(NOON.minusNanos(1)));
    }

    @Test
    void that_is_empty_holds_nothing_and_is_over_at_any_time() {
        assertThat(EMPTY.isEmpty()).isTrue();
        assertThat(EMPTY.contains(NOON)).isFalse();
        assertThat(EMPTY.isOverAt(Instant.MIN)).isTrue();
        assertThat(EMPTY.cutAt(days(1))).isEqualTo(EMPTY);
        assertThat(EMPTY.cutAt(days(-1))).isEqualTo(EMPTY);
        assertThat(EMPTY.exceedsLimit()).isFalse();
    }

    @Test
    void is_cut_to_nothing_before_it_begins_and_left_alone_after_its_end() {
        var day = window(NOON, days(1));
        assertThat(day.cutAt(days(-1))).isEqualTo(EMPTY);
        assertThat(day.cutAt(NOON)).isEqualTo(EMPTY);
        assertThat(day.cutAt(days(1).minusMillis(1)))
                .isEqualTo(window(NOON, days(1).minusMillis(1)));
        assertThat(day.cutAt(days(1))).isEqualTo(day);
        assertThat(day.cutAt(days(2))).isEqualTo(day);
        assertThat(ENDLESS.cutAt(days(2))).isEqualTo(window(NOON, days(2)));
    }

    @Test
    void is_limited_to_180_times_24_hours() {
        assertThat(window(NOON, days(180)).exceedsLimit()).isFalse();
        assertThat(window(NOON, days(180).plusNanos(1)).exceedsLimit()).isTrue();
        assertThat(ENDLESS.exceedsLimit()).isTrue();
    }

    @Test
    void can_lie_at_the_edges_of_time() {
        var last = Instant.MAX.minusSeconds(1);
        assertThat(Window.from(last).exceedsLimit()).as("an endless one does").isTrue();
        assertThat(window(last, last.plusNanos(1)).exceedsLimit()).isFalse();
        assertThat(window(Instant.MIN, Instant.MAX.minusNanos(1)).exceedsLimit()).isTrue();
        assertThat(window(Instant.MAX, Instant.MAX).isEmpty()).isTrue();
        assertThat(ENDLESS.isOverAt(Instant.MAX.minusNanos(1))).isFalse();
    }

    @Test
    void and_others_make_a_union_whose_gaps_show() {
        var union =
                Windows.union(
                        List.of(
                                window(days(7), days(8)),
                                window(days(3), days(5)),
                                EMPTY,
                                window(NOON, days(1)),
                                window(days(1), days(2)),
                                window(days(3), days(4))));
        assertThat(union.apart())
                .containsExactly(
                        window(NOON, days(2)), window(days(3), days(5)), window(days(7), days(8)));
        assertThat(union.lastsFrom(NOON)).isEqualTo(days(2));
        assertThat(union.lastsFrom(days(2))).as("in a gap").isEqualTo(days(2));
        assertThat(Windows.union(List.of(ENDLESS, window(days(1), days(2)))).lastsFrom(days(1)))
                .isEqualTo(Instant.MAX);
        assertThat(Windows.union(List.of(EMPTY)).apart()).isEmpty();
    }
}
