package gatehouse.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogLinesTest {
    private final LogLines log = new LogLines();

    @Test
    void lines_since_a_mark_are_told_however_many_came_before() {
        log(LogLines.KEPT + 3);
        long mark = log.count();
        assertThat(log.since(mark)).isEmpty();

        log.accept("one");
        log.accept("two");

        assertThat(log.since(mark)).containsExactly("one", "two");
        assertThat(log.all()).hasSize(LogLines.KEPT).endsWith("one", "two");
    }

    @Test
    void a_mark_whose_lines_are_gone_is_refused_instead_of_told_in_part() {
        long mark = log.count();
        log(LogLines.KEPT);
        assertThat(log.since(mark)).hasSize(LogLines.KEPT);

        log.accept("one too many");

        assertThatThrownBy(() -> log.since(mark)).hasMessage("1 lines since then are gone");
    }

    private void log(int times) {
        for (int i = 0; i < times; i++) {
            log.accept("line " + i);
        }
    }
}
