package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AUsernameTest {
    @ParameterizedTest
    @CsvSource({
        "samiam,samiam",
        "SamIam,samiam",
        "sam@vendor.example,sam@vendor.example",
        "a-b_c@d.e,a-b_c@d.e",
        "12345,12345",
        "ｓａｍｉａｍ,samiam",
        "\u212aevin,kevin",
        "of\ufb01ce,office",
    })
    void has_one_canonical_spelling(String written, String canonical) {
        assertThat(Username.parse(written)).contains(new Username(canonical));
        assertThat(Username.parse(canonical)).contains(new Username(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sam iam",
                " samiam",
                "samiam\n",
                "sam+iam",
                "sam/iam",
                "sam#iam",
                "sаmiam", // Cyrillic
                "sämiam",
                "sam\u200biam",
                "sam\u0000iam",
                "samİam",
                "\ud800samiam",
                "١٢٣٤٥", // Arabic digits
            })
    void is_refused_where_it_is_none(String written) {
        assertThat(Username.parse(written)).isEmpty();
    }

    @Test
    void has_5_to_31_characters_in_its_canonical_form() {
        assertThat(Username.parse("a".repeat(4))).isEmpty();
        assertThat(Username.parse("a".repeat(5))).isPresent();
        assertThat(Username.parse("a".repeat(31))).isPresent();
        assertThat(Username.parse("a".repeat(32))).isEmpty();
        assertThat(Username.parse("ﬃ" + "a".repeat(28))).isPresent();
        assertThat(Username.parse("ﬃ" + "a".repeat(29))).isEmpty();
        assertThat(Username.parse("a".repeat(1_000_000))).isEmpty();
    }
}
