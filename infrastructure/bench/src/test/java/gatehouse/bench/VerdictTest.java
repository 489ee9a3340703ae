package gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VerdictTest {
    private static final Figure MET = Figure.atMost(4, "requests", "invite: requests", 4, 0);
    private static final Figure MISSED = Figure.atMost(4, "requests", "invite: requests", 5, 0);
    private static final Figure KNOWN = Figure.known("relay", "events a second", 900, 0);

    @Test
    void a_figure_at_its_goal_is_good() {
        var verdict = new Verdict(List.of(MET, KNOWN));
        assertThat(verdict.isShort()).isFalse();
        assertThat(verdict.table()).contains("<= 4").contains("ok").doesNotContain("SHORT");
    }

    @Test
    void one_read_too_many_is_marked_and_fails_the_run() {
        var verdict = new Verdict(List.of(KNOWN, MISSED, MET));
        assertThat(verdict.isShort()).isTrue();
        assertThat(verdict.table().lines().filter(line -> line.contains("SHORT")))
                .singleElement()
                .asString()
                .contains("invite: requests")
                .contains("<= 4")
                .contains("5");
    }

    @Test
    void a_figure_that_is_no_number_is_not_good() {
        assertThat(Figure.atMost(1.5, "cpu", "ratio", Double.NaN, 2).isMissed()).isTrue();
    }

    @Test
    void a_figure_without_a_goal_is_never_short() {
        assertThat(KNOWN.isMissed()).isFalse();
    }
}
