package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnHmacTest {
    private static final String OLD = "o".repeat(32);
    private static final String NEW = "n".repeat(64);

    @Test
    void signs_as_rfc_2104_says() {
        assertThat(HexFormat.of().formatHex(new Hmac(List.of(OLD)).sign("what is signed")))
                .isEqualTo("9464f4193f92d05d2b622c1dcd40b821c3396f945df785a09a3284768ff00bca");
    }

    @Test
    void verifies_what_it_signed_and_nothing_else() {
        var hmac = new Hmac(List.of(NEW));
        var signature = hmac.sign("text");
        assertThat(signature).hasSize(32);
        assertThat(hmac.verify("text", signature)).isTrue();
        assertThat(hmac.verify("Text", signature)).isFalse();
        assertThat(hmac.verify("", signature)).isFalse();
        assertThat(hmac.verify("text", new byte[0])).isFalse();
        assertThat(hmac.verify("text", new byte[32])).isFalse();
        assertThat(hmac.verify("text", Arrays.copyOf(signature, 31))).isFalse();
        assertThat(hmac.verify("text", Arrays.copyOf(signature, 33))).isFalse();
        for (int bit = 0; bit < 256; bit++) {
            var forged = signature.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(hmac.verify("text", forged)).isFalse();
        }
    }

    @Test
    void verifies_with_older_secrets_and_signs_with_the_newest() {
        var before = new Hmac(List.of(OLD));
        var rotated = new Hmac(List.of(NEW, OLD));
        var after = new Hmac(List.of(NEW));
        assertThat(rotated.verify("text", before.sign("text"))).isTrue();
        assertThat(rotated.sign("text")).isEqualTo(after.sign("text"));
        assertThat(after.verify("text", before.sign("text"))).isFalse();
        assertThat(before.verify("text", rotated.sign("text"))).isFalse();
    }

    @Test
    void takes_no_secret_of_less_than_32_characters() {
        for (var bad : List.of(List.<String>of(), List.of("o".repeat(31)), List.of(NEW, ""))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Hmac(bad));
        }
    }

    @Test
    void keeps_its_secrets_to_itself() {
        var secrets = new ArrayList<>(List.of(OLD));
        var hmac = new Hmac(secrets);
        var signature = hmac.sign("text");
        secrets.set(0, NEW);
        assertThat(hmac.sign("text")).isEqualTo(signature);
    }
}
