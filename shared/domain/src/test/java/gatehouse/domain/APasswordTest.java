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
                "8 chars.",
                "correct horse battery staple",
                "パスワードは八文字以上",
                "🔑🔑🔑🔑🔑🔑🔑🔑",
                "a password that is long",
                "berger-likes-tea-at-noon",
                "-------- ana --------"
            })
    @DisplayName("D2: a password may be of any script, and needs nothing but length")
    void good(String chosen) {
        assertThat(faults(chosen)).isEmpty();
    }

    @Test
    @DisplayName("D2: a password has 8 to 128 characters, counted as people do, composed")
    void length() {
        assertThat(faults("1234567")).singleElement().asString().contains("8 to 128");
        assertThat(faults("🔑".repeat(7))).isNotEmpty();
        assertThat(faults("🔑".repeat(128))).isEmpty();
        assertThat(faults("🔑".repeat(129))).isNotEmpty();
        // seven letters with a dot each, which compose to one
        assertThat(faults("ȧ".repeat(7))).isNotEmpty();
        assertThat(faults("good one \uD83D")).isNotEmpty();
    }

    @Test
    @DisplayName("F1: one password is the same however its letters were composed")
    void composed() {
        assertThat(Password.of("cafe\u0301 au lait")).isEqualTo(Password.of("caf\u00e9 au lait"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "password2026!", "!!sunshine!!", "Dragon12"})
    @DisplayName("D2: one that many people use is refused, also with digits and signs around it")
    void common(String chosen) {
        assertThat(faults(chosen)).singleElement().asString().contains("many people");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana.berger@acme.example",
                "Berger2026",
                "acme-berger!",
                "WERKZEUGE-1",
                "mu\u0308ller 12",
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
