package gatehouse.domain.picture;

import static gatehouse.domain.picture.Looking.good;
import static gatehouse.domain.picture.Looking.why;
import static gatehouse.domain.picture.PictureType.WEBP;
import static gatehouse.domain.picture.Samples.HIGH;
import static gatehouse.domain.picture.Samples.WIDE;
import static gatehouse.domain.picture.Samples.ascii;
import static gatehouse.domain.picture.Samples.extended;
import static gatehouse.domain.picture.Samples.join;
import static gatehouse.domain.picture.Samples.lossless;
import static gatehouse.domain.picture.Samples.lossy;
import static gatehouse.domain.picture.Samples.part;
import static gatehouse.domain.picture.Samples.riff;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AWebPTest {
    private static final int ALPHA = 0x10;
    private static final int EVERYTHING = 0x3c;

    @Test
    void is_kept_as_it_is() {
        for (var whole :
                new byte[][] {
                    riff(lossy(WIDE, HIGH)),
                    riff(lossless(WIDE, HIGH)),
                    riff(extended(ALPHA, WIDE, HIGH), part("ALPH", new byte[3]), lossy(WIDE, HIGH))
                }) {
            var picture = good(WEBP, whole);
            assertThat(picture.content()).isEqualTo(whole);
            assertThat(picture.width()).isEqualTo(WIDE);
            assertThat(picture.height()).isEqualTo(HIGH);
        }
    }

    @Test
    void loses_what_is_written_about_it() {
        var alpha = part("ALPH", new byte[4]);
        var talkative =
                riff(
                        extended(EVERYTHING, WIDE, HIGH),
                        part("ICCP", ascii("profile")),
                        alpha,
                        lossy(WIDE, HIGH),
                        part("EXIF", ascii("somewhere")),
                        part("XMP ", ascii("<x/>")),
                        part("odd ", ascii("<script>")));
        assertThat(good(WEBP, talkative).content())
                .isEqualTo(riff(extended(ALPHA, WIDE, HIGH), alpha, lossy(WIDE, HIGH)));
        var plain =
                riff(
                        extended(EVERYTHING, WIDE, HIGH),
                        lossless(WIDE, HIGH),
                        part("EXIF", ascii("somewhere")));
        assertThat(good(WEBP, plain).content()).isEqualTo(riff(lossless(WIDE, HIGH)));
    }

    @ParameterizedTest
    @CsvSource({"4097, 1", "1, 4097", "16383, 16383"})
    void must_not_be_huge(int wide, int high) {
        var limit = "must be 1 to 4096 pixels wide and high";
        assertThat(why(WEBP, riff(lossy(wide, high)))).isEqualTo(limit);
        assertThat(why(WEBP, riff(lossless(wide, high)))).isEqualTo(limit);
        assertThat(why(WEBP, riff(extended(0, wide, high), lossy(1, 1)))).isEqualTo(limit);
    }

    @Test
    void must_not_be_empty_and_may_be_as_large_as_is_allowed() {
        assertThat(why(WEBP, riff(lossy(0, 1)))).contains("1 to 4096");
        assertThat(good(WEBP, riff(lossless(4096, 4096))).width()).isEqualTo(4096);
        assertThat(good(WEBP, riff(lossy(4096, 4096))).height()).isEqualTo(4096);
    }

    @Test
    void has_nothing_behind_its_end() {
        assertThat(why(WEBP, join(riff(lossy(WIDE, HIGH)), new byte[1])))
                .contains("behind its end");
    }

    @Test
    void is_not_animated() {
        var still = "must not be animated";
        assertThat(why(WEBP, riff(extended(2, WIDE, HIGH), lossy(WIDE, HIGH)))).isEqualTo(still);
        assertThat(why(WEBP, riff(extended(0, 1, 1), part("ANIM", new byte[6])))).isEqualTo(still);
        assertThat(why(WEBP, riff(part("ANMF", new byte[16])))).isEqualTo(still);
    }

    @Test
    void has_parts_that_fit_together() {
        var lossy = lossy(WIDE, HIGH);
        var between = lossy.clone();
        between[8] |= 1;
        var another = lossless(WIDE, HIGH);
        another[12] |= (byte) 0xe0;
        var alpha = part("ALPH", new byte[4]);
        for (var odd :
                new byte[][] {
                    riff(),
                    riff(part("EXIF", new byte[2])),
                    riff(lossy, lossy),
                    riff(lossy, lossless(WIDE, HIGH)),
                    riff(alpha, lossy),
                    riff(part("EXIF", new byte[2]), lossy),
                    riff(extended(0, WIDE, HIGH), alpha, alpha, lossy),
                    riff(extended(0, WIDE, HIGH), lossy, alpha),
                    riff(extended(0, WIDE, HIGH), extended(0, WIDE, HIGH), lossy),
                    riff(extended(0, WIDE + 1, HIGH), lossy),
                    riff(extended(0, WIDE, HIGH)),
                    riff(part("VP8X", new byte[9]), lossy),
                    riff(part("VP8 ", new byte[3])),
                    riff(part("VP8L", new byte[2])),
                    riff(between),
                    riff(another)
                }) {
            assertThat(why(WEBP, odd)).startsWith("is broken");
        }
    }

    @Test
    void is_broken_wherever_it_is_cut_off_or_changed() {
        var whole = riff(extended(ALPHA, WIDE, HIGH), part("ALPH", new byte[3]), lossy(WIDE, HIGH));
        Looking.isCutNowhere(WEBP, whole);
        Looking.answersWhateverItIs(WEBP, whole);
        Looking.isCutNowhere(WEBP, riff(lossless(WIDE, HIGH)));
        Looking.answersWhateverItIs(WEBP, riff(lossless(WIDE, HIGH)));
    }
}
