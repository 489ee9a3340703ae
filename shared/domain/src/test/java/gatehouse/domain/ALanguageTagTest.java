package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ALanguageTagTest {
    @ParameterizedTest
    @CsvSource({"de, de", "pt-br, pt-BR", "ZH-hant-tw, zh-Hant-TW", "tlh, tlh", "gsw-CH, gsw-CH"})
    void is_kept_as_BCP_47_writes_it(String text, String tag) {
        assertThat(LanguageTag.parse(text)).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "xx", "zz-ZZ", "und", "mul", "zxx", "mis", "qaa", "qtz", "abcd", "x-own", "d",
                "de_DE", "de-"
            })
    void names_a_language_of_ISO_639(String text) {
        assertThat(LanguageTag.parse(text)).isEmpty();
    }
}
