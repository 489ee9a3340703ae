package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ALoginTest {
    @Test
    void is_one_however_it_is_spelt() {
        for (var typed : List.of("Mia@ACME.example", " mia@acme.example\t", "ｍia@acme.example")) {
            assertThat(Login.of(typed)).as(typed).isEqualTo(Login.of("mia@acme.example"));
            assertThat(Login.of(typed).hash()).isEqualTo(Login.of("mia@acme.example").hash());
        }
        assertThat(Login.of("MIA-M").username()).contains(new Username("mia-m"));
        assertThat(Login.of("mia-m").email()).isEmpty();
        assertThat(Login.of("mia@acme.example").email()).contains(new Email("mia@acme.example"));
    }

    @Test
    void of_any_other_text_is_nobodys_and_has_a_hash_of_the_same_form() {
        for (var typed : List.of("", "a b", "me", "x".repeat(60_000), "\u0000", "#", "\ud800")) {
            assertThat(Login.of(typed).isPossible()).isFalse();
            assertThat(Login.of(typed).hash()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void is_not_taken_where_it_is_blank_or_longer_than_any_address() {
        var longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(62) + ".";
        longest += "d".repeat(254 - longest.length());
        assertThat(Login.parse(longest)).isPresent();
        for (var typed : List.of("", " ", "\t\n", longest + "d", "x".repeat(60_000))) {
            assertThat(Login.parse(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void does_not_tell_itself() {
        assertThat(Login.of("mia@acme.example")).hasToString("Login");
    }
}
