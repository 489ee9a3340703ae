package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ALineTest {
    private static final int LONGEST = 10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Noor",
                "N",
                "李",
                "ณัฐ",
                "3M",
                "*",
                ".",
                "N\u0301",
                "\u0301N",
                "\u2764\ufe0f",
                "👩‍🚀",
                "می‌خواهم"
            })
    void shows_something(String text) {
        assertThat(Line.parse(text, LONGEST)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u2003\u3000",
                "\u0301",
                "\u200d",
                "\ufe0f",
                "\u2800",
                "\u3164",
                "\u115f",
                "\uffa0",
                "a\u2800"
            })
    void is_none_where_nothing_is_to_be_seen_of_it(String text) {
        assertThat(Line.parse(text, LONGEST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\u2028b",
                "a\u0000",
                "\u202ea",
                "a\u200f",
                "a\u2067",
                "\ufeffa",
                "a\ue000",
                "a\u0378",
                "a\uffff",
                "a\ud800"
            })
    void has_neither_controls_nor_what_means_nothing(String text) {
        assertThat(Line.parse(text, LONGEST)).isEmpty();
    }

    @Test
    void has_no_white_space_around_whichever_it_is() {
        assertThat(Line.parse("\u00a0\t a\u00a0b\u2007\u3000", LONGEST)).contains("a\u00a0b");
    }

    @Test
    void is_as_long_as_it_may_be() {
        assertThat(Line.parse("👩".repeat(LONGEST), LONGEST)).isPresent();
        assertThat(Line.parse("a".repeat(LONGEST + 1), LONGEST)).isEmpty();
    }
}
