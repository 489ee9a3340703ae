package gatehouse.domain.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ATotpTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final long STEP = Totp.stepAt(NOON);
    private static final Totp RFC = Totp.of("12345678901234567890".getBytes(US_ASCII));

    /// The table's codes have eight digits; six are the last of them (RFC 4226, section 5.3).
    @ParameterizedTest(name = "RFC 6238, appendix B: at {0} s the code is {1}")
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void appendix_b(long seconds, String code) {
        assertThat(RFC.code(Totp.stepAt(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code.substring(2));
    }

    @ParameterizedTest(name = "RFC 4226, appendix D: count {0} is {1}")
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void appendix_d(long step, String code) {
        assertThat(RFC.code(step)).isEqualTo(code);
    }

    @Test
    void is_taken_one_step_early_and_one_step_late_and_no_more() {
        for (long step = STEP - 5; step <= STEP + 5; step++) {
            assertThat(RFC.match(RFC.code(step), 0, NOON).isPresent())
                    .as("" + (step - STEP))
                    .isEqualTo(Math.abs(step - STEP) <= 1);
        }
    }

    @Test
    void is_taken_with_the_spaces_that_apps_show() {
        var code = RFC.code(STEP);
        assertThat(RFC.match(code.substring(0, 3) + " " + code.substring(3), 0, NOON))
                .contains(STEP);
    }

    @Test
    void is_not_what_only_looks_like_it() {
        var code = RFC.code(STEP);
        for (var other :
                new String[] {"", "0", code + "0", code.substring(1), "\u0661".repeat(6)}) {
            assertThat(RFC.match(other, 0, NOON)).as(other).isEmpty();
        }
    }

    @Test
    void is_spent_with_its_step_and_every_step_before() {
        assertThat(RFC.match(RFC.code(STEP), STEP - 1, NOON)).contains(STEP);
        assertThat(RFC.match(RFC.code(STEP), STEP, NOON)).isEmpty();
        assertThat(RFC.match(RFC.code(STEP - 1), STEP, NOON)).isEmpty();
        assertThat(RFC.match(RFC.code(STEP + 1), STEP, NOON)).contains(STEP + 1);
    }

    @Test
    void has_160_bits_that_are_typed_as_32_letters_and_digits() {
        var one = Totp.next(new Random(1));
        assertThat(one.secret()).hasSize(20);
        assertThat(one.typed()).matches("[A-Z2-7]{32}");
        assertThat(RFC.typed()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.of(one.secret()).code(7)).isEqualTo(one.code(7));
    }

    @Test
    void names_issuer_and_person_in_its_address_whatever_they_are_called() {
        assertThat(RFC.uri("Müller & Co: Nord", "ana@acme.example"))
                .isEqualTo(
                        "otpauth://totp/M%C3%BCller%20%26%20Co%20%20Nord:ana%40acme.example"
                                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                + "&issuer=M%C3%BCller%20%26%20Co%20%20Nord"
                                + "&algorithm=SHA1&digits=6&period=30");
    }
}
