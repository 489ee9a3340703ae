package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class APasswordTest {
    private static final Set<String> COMMON = Set.of("password", "sunshine", "dragon12");
    private static final List<String> OWN =
            List.of("ana.berger@acme.example", "Ana", "Berger", "Acme Werkzeuge", "Müller");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 signs !?",
                "correct horse battery staple",
                "パスワードは八文字以上",
                "いろはにほへと ちりぬるを",
                "كلمة مرور طويلة وجيدة",
                "परीक्षा के लिए एक शब्द",
                "длинная фраза из слов",
                "🔑🚪🏠🌙⭐🐈🍞🍵",
                "ﾊﾟｽﾜｰﾄﾞ1",
                "a password that is long",
                "password and sunshine",
                "four rooks on a roof",
                "berger-likes-tea-at-noon",
                "xq7-1234-vb",
                "zu Hause am 01.01.1990"
            })
    @DisplayName("D2: a password may be of any script, and needs nothing but length")
    void good(String chosen) {
        assertThat(faults(chosen)).isEmpty();
    }

    @Test
    @DisplayName("D2: a password has 8 to 128 characters, counted as people do, composed")
    void length() {
        assertThat(faults("1234567")).singleElement().asString().contains("8 to 128");
        var keys = "🔑🚪🏠🌙⭐🐈🍞🍵".repeat(17);
        assertThat(faults(first(7, keys))).singleElement().asString().contains("8 to 128");
        assertThat(faults(first(128, keys))).isEmpty();
        assertThat(faults(first(129, keys))).singleElement().asString().contains("8 to 128");
        // seven letters with a dot each, which compose to one
        assertThat(faults("a\u0307c\u0307e\u0307g\u0307n\u0307o\u0307y\u0307"))
                .singleElement()
                .asString()
                .contains("8 to 128");
    }

    private static String first(int points, String text) {
        return text.substring(0, text.offsetByCodePoints(0, points));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        ",
                "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
                "\u00a0\u2003\u3000\u2028\u2029\u00ad\ufeff\u2060",
                "r o o k s",
                "4 rooks "
            })
    @DisplayName("D2: 8 of its characters can be seen; spaces count beside them")
    void unseen(String chosen) {
        assertThat(faults(chosen)).singleElement().asString().contains("cannot be seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0\0\0\0\0", "four rooks\ton a roof", "good one \uD83D"})
    @DisplayName("D2: what hardly any field takes again is refused: control characters, half ones")
    void untyped(String chosen) {
        assertThat(faults(chosen)).singleElement().asString().contains("control characters");
    }

    @Test
    @DisplayName("F1: one password is the same however its letters were composed")
    void composed() {
        assertThat(Password.of("cafe\u0301 au lait")).isEqualTo(Password.of("caf\u00e9 au lait"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "password2026!",
                "!!sunshine!!",
                "Dragon12",
                "!dragon12.",
                "12dragon12!",
                "p a s s w o r d",
                "pass\u200bword",
                "ＰＡＳＳＷＯＲＤ",
                "ＰＡＳＳＷＯＲＤ２０２６",
                "sunshinesunshine",
                "sunshine sunshine sun"
            })
    @DisplayName("D2: one that many people use is refused, also with digits and signs around it")
    void common(String chosen) {
        assertThat(faults(chosen)).singleElement().asString().contains("many people");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaa",
                "00000000!",
                "123123123.",
                "12312312",
                "abcabcab",
                "xyqxyqxyq1",
                "-------- ana ana ana --------",
                "🔑🔑🔑🔑🔑🔑🔑🔑",
                "abcdefgh",
                "hgfedcba",
                "12345678!",
                "!123456789",
                "87654321",
                "09876543210",
                "абвгдежз",
                "qwertzuiop",
                "asdfghjk12",
                "1q2w3e4r5t!",
                "!1qaz2wsx",
                "zaq12wsx",
                "qwer1234",
                "poiuZTREWQ",
                "aaabbbccc",
                "147258369",
                "01.01.1990",
                "24121984",
                "1984-12-24!",
                "9-11-2001"
            })
    @DisplayName("D2: so is what people think of first: repeated, in a row, or a date")
    void guessable(String chosen) {
        assertThat(faults(chosen)).singleElement().asString().contains("many people");
    }

    @Test
    @DisplayName("D2: eight characters twice are a password, if they are one once")
    void twice() {
        assertThat(faults("rooks7xqrooks7xq")).isEmpty();
        assertThat(faults("ooks7xqooks7xq")).isNotEmpty();
        assertThat(faults("sunshinesunshine")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana.berger@acme.example",
                "Berger2026",
                "acme-berger!",
                "WERKZEUGE-1",
                "mu\u0308ller 12",
                "b e r g e r 2 7 1",
                "ana.berger 1"
            })
    @DisplayName("D2: one that is made of the person's own words is refused")
    void own(String chosen) {
        assertThat(faults(chosen)).singleElement().asString().contains("your own");
    }

    @Test
    @DisplayName("F1: a password does not show itself")
    void hidden() {
        assertThat(Password.of("a very secret one").toString()).doesNotContain("secret");
    }

    private static List<String> faults(String chosen) {
        return Password.faults(chosen, COMMON::contains, OWN);
    }
}
