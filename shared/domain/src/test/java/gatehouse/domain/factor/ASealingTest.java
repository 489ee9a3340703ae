package gatehouse.domain.factor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ASealingTest {
    private static final Sealing.Key OLD = new Sealing.Key("first", "o".repeat(64));
    private static final Sealing.Key NEW = new Sealing.Key("second", "n".repeat(64));
    private static final Sealing BEFORE = new Sealing(List.of(OLD));
    private static final Sealing AFTER = new Sealing(List.of(NEW, OLD));
    private static final byte[] CONTENT = "a secret of twenty b".getBytes(UTF_8);
    private final Random random = new Random(3);
    private final String text = BEFORE.seal(CONTENT, "ana", random);

    @Test
    void is_opened_again_and_never_looks_the_same() {
        assertThat(BEFORE.open(text, "ana")).isEqualTo(CONTENT);
        assertThat(BEFORE.seal(CONTENT, "ana", random)).isNotEqualTo(text);
        assertThat(text).matches("first\\.[A-Za-z0-9_-]{64}");
    }

    @Test
    void goes_on_being_opened_when_its_key_seals_no_more() {
        assertThat(AFTER.open(text, "ana")).isEqualTo(CONTENT);
        assertThat(AFTER.isNewest(text)).isFalse();
        assertThat(AFTER.isNewest(AFTER.seal(CONTENT, "ana", random))).isTrue();
    }

    @Test
    void is_opened_for_nobody_else_with_no_other_key_and_not_when_a_letter_differs() {
        var other = new Sealing(List.of(new Sealing.Key("first", "x".repeat(64))));
        fails(BEFORE, text, "mia");
        fails(other, text, "ana");
        fails(new Sealing(List.of(NEW)), text, "ana");
        for (int i = text.indexOf('.') + 1; i < text.length(); i++) {
            var letter = text.charAt(i) == 'A' ? "B" : "A";
            fails(BEFORE, text.substring(0, i) + letter + text.substring(i + 1), "ana");
        }
        fails(BEFORE, "first.", "ana");
        fails(BEFORE, "", "ana");
    }

    @Test
    void takes_no_short_secret_and_shows_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sealing.Key("a", "short"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sealing(List.of()));
        assertThat(AFTER.toString()).doesNotContain("ooo", "nnn");
    }

    private static void fails(Sealing sealing, String text, String owner) {
        assertThatExceptionOfType(IllegalStateException.class)
                .as(text)
                .isThrownBy(() -> sealing.open(text, owner));
    }
}
