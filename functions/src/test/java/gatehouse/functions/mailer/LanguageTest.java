package gatehouse.functions.mailer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LanguageTest {
    @ParameterizedTest
    @ValueSource(strings = {"de", "DE", "de-AT", "de_CH", " de "})
    void german_is_german_wherever_it_is_spoken(String tag) {
        assertThat(Language.of(tag)).isEqualTo(Language.DE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US", "fr", "", "german", "d", "--"})
    void everything_else_is_english(String tag) {
        assertThat(Language.of(tag)).isEqualTo(Language.EN);
    }
}
