package gatehouse.local.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebDriver;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PromisesTest {
    private static final Promises FOUR = new Promises(List.of("A1", "A2", "A3", "A4"));
    private static final List<String> GOOD = List.of("A1, A2: both", "A3-A4: both", "and more");

    @Test
    void every_promise_has_a_test_through_HTTP_whose_name_begins_with_it() throws Exception {
        assertThat(Names.promises().faults(Names.everywhere())).isEmpty();
    }

    @Test
    void the_requirements_are_read_in_full() throws Exception {
        assertThat(Names.promises().ids())
                .hasSize(56)
                .startsWith("A1")
                .endsWith("F8")
                .doesNotHaveDuplicates()
                .contains("A11", "B9", "C11", "D7", "E10");
        assertThat(Names.everywhere()).hasSizeGreaterThan(700);
    }

    @Test
    void ids_stand_alone_in_lists_and_in_ranges() {
        assertThat(FOUR.faults(GOOD)).isEmpty();
    }

    @Test
    void a_promise_without_a_test_is_found() {
        assertThat(FOUR.faults(GOOD.subList(0, 1)))
                .containsExactly(
                        "no test through HTTP begins with A3",
                        "no test through HTTP begins with A4");
    }

    @Test
    void who_names_more_than_three_proves_none() {
        assertThat(FOUR.faults(List.of("A1-A4: all", "A2: one"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A5: none",
                "A1-A5: none",
                "A4-A1: none",
                "A1-A2-A3: none",
                "A1,A2: none",
                "A1 none",
                "A1:"
            })
    void a_name_that_looks_like_a_promises_and_is_none_is_found(String name) {
        assertThat(FOUR.faults(List.of("A1-A3: three", "A4: one", name)))
                .containsExactly("names no promise: " + name);
    }

    @Test
    void a_test_that_is_switched_off_or_waits_for_a_browser_does_not_count() {
        assertThat(Names.of(Some.class)).containsExactly("A1: runs");
        assertThat(Names.of(Off.class)).isEmpty();
        assertThat(Names.runsEverywhere(Some.class)).isTrue();
        assertThat(Names.runsEverywhere(Off.class)).isFalse();
    }

    @SuppressWarnings("UnusedMethod") // looked at, and never called
    private static final class Some {
        @DisplayName("A1: runs")
        void runs() {}

        @Disabled("on purpose")
        @DisplayName("A2: does not")
        void off() {}
    }

    @SuppressWarnings("UnusedMethod") // looked at, and never called
    @Disabled("on purpose")
    private record Off(WebDriver browser) {
        @DisplayName("A1: does not")
        void off() {}
    }
}
