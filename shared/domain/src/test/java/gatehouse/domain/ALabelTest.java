package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ALabelTest {
    @Test
    void has_a_name_of_1_to_100_characters_in_one_line() {
        assertThat(Label.name(" Night shift ")).contains("Night shift");
        assertThat(Label.name("n".repeat(100))).isPresent();
        assertThat(Label.name("n".repeat(101))).isEmpty();
        assertThat(Label.name(" ")).isEmpty();
        assertThat(Label.name("Night\nshift")).isEmpty();
    }

    @Test
    void has_a_description_of_up_to_500_characters_in_one_line_or_none() {
        assertThat(Label.description(" From ten ")).contains("From ten");
        assertThat(Label.description("")).contains("");
        assertThat(Label.description(" ")).contains("");
        assertThat(Label.description("d".repeat(500))).isPresent();
        assertThat(Label.description("d".repeat(501))).isEmpty();
        assertThat(Label.description("From\nten")).isEmpty();
    }
}
