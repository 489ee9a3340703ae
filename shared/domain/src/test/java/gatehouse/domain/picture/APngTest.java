package gatehouse.domain.picture;

import static gatehouse.domain.picture.Looking.good;
import static gatehouse.domain.picture.Looking.why;
import static gatehouse.domain.picture.PictureType.PNG;
import static gatehouse.domain.picture.Samples.HIGH;
import static gatehouse.domain.picture.Samples.WIDE;
import static gatehouse.domain.picture.Samples.ascii;
import static gatehouse.domain.picture.Samples.chunk;
import static gatehouse.domain.picture.Samples.deflated;
import static gatehouse.domain.picture.Samples.end;
import static gatehouse.domain.picture.Samples.head;
import static gatehouse.domain.picture.Samples.join;
import static gatehouse.domain.picture.Samples.pixels;
import static gatehouse.domain.picture.Samples.png;
import static gatehouse.domain.picture.Samples.signature;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class APngTest {
    @Test
    void is_kept_as_it_is() {
        var picture = good(PNG, png());
        assertThat(picture.content()).isEqualTo(png());
        assertThat(picture.size()).isEqualTo(png().length);
        assertThat(picture.width()).isEqualTo(WIDE);
        assertThat(picture.height()).isEqualTo(HIGH);
        assertThat(picture.type()).isEqualTo(PNG);
    }

    @Test
    void loses_what_is_written_about_it() {
        var talkative =
                join(
                        signature(),
                        head(WIDE, HIGH),
                        chunk("tEXt", ascii("Author\0Mia")),
                        chunk("eXIf", ascii("MM\0*somewhere")),
                        chunk("iCCP", ascii("profile\0\0x")),
                        pixels(),
                        chunk("tIME", new byte[7]),
                        end());
        assertThat(good(PNG, talkative).content()).isEqualTo(png());
    }

    @Test
    void may_come_in_several_parts_and_by_palette() {
        var all = deflated(2 * HIGH);
        var parts =
                join(
                        signature(),
                        head(WIDE, HIGH, 1, 3, 0),
                        chunk("PLTE", new byte[6]),
                        chunk("tRNS", new byte[1]),
                        chunk("IDAT", Arrays.copyOf(all, 3)),
                        chunk("IDAT", new byte[0]),
                        chunk("IDAT", Arrays.copyOfRange(all, 3, all.length)),
                        end());
        assertThat(good(PNG, parts).content()).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({
        // width, height, depth, colour, interlaced, bytes
        "8, 8, 8, 0, 0, 72",
        "8, 8, 16, 6, 0, 520",
        "9, 1, 1, 0, 0, 3",
        // seven passes: 1x1, 1x1, 2x1, 2x2, 4x2, 4x4, 8x4
        "8, 8, 8, 0, 1, 79",
        "1, 1, 8, 0, 1, 2",
        "5, 5, 8, 2, 1, 86"
    })
    void has_exactly_the_pixels_that_it_says(
            int wide, int high, int depth, int colour, int interlace, int length) {
        var head = head(wide, high, depth, colour, interlace);
        assertThat(Picture.check(PNG, join(signature(), head, pixels(length), end())))
                .isInstanceOf(Checked.Good.class);
        assertThat(why(PNG, join(signature(), head, pixels(length + 1), end()))).contains("more");
        assertThat(why(PNG, join(signature(), head, pixels(length - 1), end()))).contains("fewer");
    }

    @Test
    void is_a_bomb_where_it_inflates_to_more_than_it_says() {
        var bomb = join(signature(), head(WIDE, HIGH), pixels(200 * 1024 * 1024), end());
        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(why(PNG, bomb)).isEqualTo("is broken: it has more pixels than it says");
    }

    @ParameterizedTest
    @CsvSource({"4097, 1", "1, 4097", "0, 1", "1, 0", "-1, 1", "2147483647, 2147483647"})
    void must_not_be_huge_or_empty(int wide, int high) {
        assertThat(why(PNG, join(signature(), head(wide, high), pixels(1), end())))
                .isEqualTo("must be 1 to 4096 pixels wide and high");
    }

    @Test
    void may_be_as_large_as_is_allowed() {
        var row = join(signature(), head(4096, 1), pixels(1 + 3 * 4096), end());
        assertThat(good(PNG, row).width()).isEqualTo(4096);
    }

    @Test
    void has_nothing_behind_its_end_or_its_pixels() {
        assertThat(why(PNG, join(png(), ascii("<script>")))).contains("behind its end");
        var hidden = chunk("IDAT", join(deflated((1 + 3 * WIDE) * HIGH), ascii("PK")));
        assertThat(why(PNG, join(signature(), head(WIDE, HIGH), hidden, end())))
                .contains("behind its pixels");
    }

    @Test
    void is_not_animated() {
        var moving = join(signature(), head(WIDE, HIGH), chunk("acTL", new byte[8]), pixels());
        assertThat(why(PNG, join(moving, end()))).isEqualTo("must not be animated");
    }

    @Test
    void has_parts_that_fit_together() {
        var head = head(WIDE, HIGH);
        for (var odd :
                new byte[][] {
                    join(head, head, pixels(), end()),
                    join(chunk("gAMA", new byte[4]), head, pixels(), end()),
                    join(head, end()),
                    join(head, pixels(), chunk("PLTE", new byte[3]), end()),
                    join(head, pixels(), chunk("tRNS", new byte[3]), end()),
                    join(head, pixels(), chunk("tIME", new byte[7]), pixels(), end()),
                    join(head, chunk("ABCD", new byte[0]), pixels(), end()),
                    join(head(WIDE, HIGH, 8, 3, 0), pixels(4 * HIGH), end()),
                    join(head(WIDE, HIGH, 8, 0, 0), chunk("PLTE", new byte[3]), pixels(8), end()),
                    join(head(WIDE, HIGH, 3, 0, 0), pixels(), end()),
                    join(head(WIDE, HIGH, 8, 2, 2), pixels(), end()),
                    join(chunk("IHDR", new byte[14]), pixels(), end()),
                    join(head, chunk("IDAT", ascii("not deflated")), end()),
                    join(head, pixels(), chunk("IEND", new byte[1]))
                }) {
            assertThat(why(PNG, join(signature(), odd))).startsWith("is broken");
        }
    }

    @Test
    void is_broken_wherever_it_is_cut_off_or_changed() {
        Looking.isCutNowhere(PNG, png());
        Looking.answersWhateverItIs(PNG, png());
        var spoilt = png();
        spoilt[signature().length + head(1, 1).length + 9] ^= 1;
        assertThat(why(PNG, spoilt)).isEqualTo("is broken: a check sum is wrong");
    }
}
