package gatehouse.domain.picture;

import static gatehouse.domain.picture.Looking.good;
import static gatehouse.domain.picture.Looking.why;
import static gatehouse.domain.picture.PictureType.JPEG;
import static gatehouse.domain.picture.Samples.HIGH;
import static gatehouse.domain.picture.Samples.WIDE;
import static gatehouse.domain.picture.Samples.ascii;
import static gatehouse.domain.picture.Samples.bytes;
import static gatehouse.domain.picture.Samples.frame;
import static gatehouse.domain.picture.Samples.join;
import static gatehouse.domain.picture.Samples.jpeg;
import static gatehouse.domain.picture.Samples.scan;
import static gatehouse.domain.picture.Samples.segment;
import static gatehouse.domain.picture.Samples.start;
import static gatehouse.domain.picture.Samples.stop;
import static gatehouse.domain.picture.Samples.tables;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AJpegTest {
    @Test
    void is_kept_as_it_is() {
        var picture = good(JPEG, jpeg());
        assertThat(picture.content()).isEqualTo(jpeg());
        assertThat(picture.width()).isEqualTo(WIDE);
        assertThat(picture.height()).isEqualTo(HIGH);
    }

    @Test
    void loses_what_is_written_about_it() {
        var talkative =
                join(
                        start(),
                        segment(0xe0, ascii("JFXX\0a preview")),
                        segment(0xe1, ascii("Exif\0\0somewhere")),
                        bytes(0xff, 0xff),
                        segment(0xee, ascii("Another program's own")),
                        tables(),
                        frame(WIDE, HIGH),
                        segment(0xfe, ascii("by Mia")),
                        scan(),
                        stop());
        assertThat(good(JPEG, talkative).content()).isEqualTo(jpeg());
    }

    @Test
    void keeps_what_says_how_its_colours_are_meant() {
        var adobe = segment(0xee, ascii("Adobe\0d\0\0\0\0\2"));
        var whole = join(start(), adobe, tables(), frame(WIDE, HIGH), scan(), stop());
        assertThat(good(JPEG, whole).content()).isEqualTo(whole);
        var longer = segment(0xee, ascii("Adobe\0d\0\0\0\0\2and somewhere"));
        var more = join(start(), longer, tables(), frame(WIDE, HIGH), scan(), stop());
        assertThat(good(JPEG, more).content()).isEqualTo(whole);
        var jfif = segment(0xe0, ascii("JFIF\0\1\1\0\0\1\0\1\0\0"));
        var usual = join(start(), jfif, tables(), frame(WIDE, HIGH), scan(), stop());
        assertThat(good(JPEG, usual).content()).isEqualTo(usual);
        var preview = segment(0xe0, ascii("JFIF\0\1\2\1\0\7\0\7\1\1abc"));
        var fat = join(start(), preview, tables(), frame(WIDE, HIGH), scan(), stop());
        assertThat(good(JPEG, fat).content()).isEqualTo(usual);
    }

    @Test
    void may_have_fill_bytes_before_a_restart_in_its_codes() {
        var codes = join(scan(), bytes(0xff, 0xff, 0xd0, 1, 2));
        var whole = join(start(), tables(), frame(WIDE, HIGH), codes, stop());
        assertThat(good(JPEG, whole).content()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"4097, 1", "1, 4097", "65535, 65535", "0, 1", "1, 0"})
    void must_not_be_huge_or_empty(int wide, int high) {
        assertThat(why(JPEG, join(start(), tables(), frame(wide, high), scan(), stop())))
                .isEqualTo("must be 1 to 4096 pixels wide and high");
    }

    @Test
    void may_be_as_large_as_is_allowed() {
        var large = join(start(), tables(), frame(4096, 4096), scan(), stop());
        assertThat(good(JPEG, large).height()).isEqualTo(4096);
    }

    @Test
    void is_a_bomb_where_it_is_drawn_again_and_again() {
        var scans = join(Collections.nCopies(64, scan()).toArray(byte[][]::new));
        var whole = join(start(), tables(), frame(WIDE, HIGH), scans);
        assertThat(good(JPEG, join(whole, stop())).width()).isEqualTo(WIDE);
        assertThat(why(JPEG, join(whole, scan(), stop()))).contains("64 scans");
    }

    @Test
    void has_nothing_behind_its_end() {
        assertThat(why(JPEG, join(jpeg(), jpeg()))).isEqualTo("has something behind its end");
        assertThat(why(JPEG, join(jpeg(), bytes(0)))).isEqualTo("has something behind its end");
    }

    @ParameterizedTest
    // lossless, differential, arithmetic, hierarchical, reserved
    @ValueSource(ints = {0xc3, 0xc5, 0xc9, 0xcc, 0xdc, 0xde, 0xf0, 0x01, 0xd8})
    void is_of_the_kinds_that_browsers_show(int marker) {
        var odd = join(start(), segment(marker, new byte[4]), frame(WIDE, HIGH), scan(), stop());
        assertThat(why(JPEG, odd)).isEqualTo("is a JPEG of a kind that is not taken");
    }

    @Test
    void has_parts_that_fit_together() {
        var frame = frame(WIDE, HIGH);
        var deep = frame.clone();
        deep[4] = 12;
        assertThat(why(JPEG, join(start(), deep, scan(), stop()))).contains("8 bits");
        for (var odd :
                new byte[][] {
                    stop(),
                    join(frame, stop()),
                    join(scan(), stop()),
                    join(frame, frame, scan(), stop()),
                    join(segment(0xc0, bytes(8, 0, 1, 0, 1, 2, 1, 17, 0, 2, 17, 0)), stop()),
                    join(segment(0xc0, bytes(8, 0)), stop()),
                    join(frame, bytes(0), scan(), stop()),
                    join(frame, bytes(0xff, 0xdb, 0, 1), scan(), stop())
                }) {
            assertThat(why(JPEG, join(start(), odd))).startsWith("is broken");
        }
    }

    @Test
    void is_broken_wherever_it_is_cut_off_or_changed() {
        Looking.isCutNowhere(JPEG, jpeg());
        Looking.answersWhateverItIs(JPEG, jpeg());
    }
}
