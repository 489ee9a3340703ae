package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AReasonTest {
    private static final String SMILE = "\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "needs help",
                "a bcdefghi",
                "Ticket 471",
                "1234 56789",
                "… see: #12 (b)",
                "first line\nsecond line",
                "first\tsecond",
                "first\r\nsecond",
                "Unterstützung für die Einführung",
                "Διορθώνει το σφάλμα",
                "يحتاج إلى المساعدة",
                "צריך עזרה דחופה",
                "协助客户 完成系统上线",
                "協助客戶\u3000完成系統上線",
                "मदद की ज़रूरत है",
                "needs\u00a0help now",
                "<b>bold</b> \"words\" & 'more'",
                "help \ud83d\ude00\ud83d\ude00\ud83d\ude00 wanted",
                "family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 visit",
            })
    void is_at_least_two_words_in_any_script(String written) {
        assertThat(Reason.parse(written)).contains(new Reason(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "          ",
                "helping",
                "maintenance",
                "ab ........",
                "........ ab",
                "- - - - - - - -",
                "------- maintenance -------",
                "maintenance,please",
                "maintenance\u200bplease", // a space of no width is none
                // written without spaces, this counts as one word: put one in, as a line or after
                // a sentence
                "协助客户完成系统上线工作",
                "システムの導入を支援します",
                "help \ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00",
                "null bytes\u0000 are bad",
                "a bell \u0007 rings",
                "escape \u001b[31m red",
                "delete \u007f this",
                "next line \u0085 control",
                "half a smile \ud83d here",
                "half a smile \ude00 here",
                "the end is half \ud83d",
                "it turns \u202e round",
                "it turns \u2066 round",
            })
    void is_refused_where_it_is_none(String written) {
        assertThat(Reason.parse(written)).isEmpty();
    }

    @Test
    void has_10_to_500_characters_after_trimming() {
        assertThat(Reason.parse("needs hel")).isEmpty();
        assertThat(Reason.parse("needs help")).isPresent();
        assertThat(Reason.parse(" ".repeat(600) + "needs help" + "\n".repeat(600)))
                .contains(new Reason("needs help"));
        assertThat(Reason.parse("   needs hel   ")).isEmpty();
        assertThat(Reason.parse("a " + "b".repeat(498))).isPresent();
        assertThat(Reason.parse("a " + "b".repeat(499))).isEmpty();
    }

    @Test
    void is_trimmed_of_every_kind_of_space() {
        for (var space :
                List.of(" ", "\t", "\n", "\u00a0", "\u2007", "\u202f", "\u3000", "\u2028")) {
            var padded = space.repeat(8) + "needs hel" + space.repeat(8);
            assertThat(Reason.parse(padded)).as("U+%04x", (int) space.charAt(0)).isEmpty();
            assertThat(Reason.parse(padded.replace("hel", "help")))
                    .contains(new Reason("needs help"));
        }
    }

    @Test
    void counts_an_emoji_as_one_character() {
        assertThat(Reason.parse("a b" + SMILE.repeat(6))).isEmpty();
        assertThat(Reason.parse("a b" + SMILE.repeat(7))).isPresent();
        assertThat(Reason.parse("a b" + SMILE.repeat(497))).isPresent();
        assertThat(Reason.parse("a b" + SMILE.repeat(498))).isEmpty();
    }

    @Test
    void is_two_stretches_with_a_letter_or_digit_each() {
        var random = new Random(17);
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int j = 0; j < 12; j++) {
                text.append(".a  -9ж\n\t字".charAt(random.nextInt(10)));
            }
            var trimmed = text.toString().strip();
            int words = 0;
            for (var stretch : trimmed.split("\\s+", -1)) {
                words += stretch.matches(".*[a9ж字].*") ? 1 : 0;
            }
            assertThat(Reason.parse(text.toString()).isPresent())
                    .as(trimmed)
                    .isEqualTo(words >= 2 && trimmed.length() >= 10);
        }
    }

    @Test
    void is_read_fast_however_it_is_written() {
        var hostile =
                List.of(
                        ".".repeat(500),
                        "a".repeat(500),
                        "a" + " ".repeat(498) + ".",
                        "a ".repeat(1) + ".".repeat(498),
                        ". ".repeat(249) + ".",
                        "a".repeat(10_000),
                        "a ".repeat(5_000),
                        " ".repeat(10_000),
                        ". ".repeat(30_000),
                        SMILE.repeat(10_000));
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    for (int i = 0; i < 200; i++) {
                        hostile.forEach(text -> assertThat(Reason.parse(text)).isEmpty());
                    }
                });
    }
}
