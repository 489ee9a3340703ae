package gatehouse.domain.picture;

import static gatehouse.domain.picture.PictureType.JPEG;
import static gatehouse.domain.picture.PictureType.PNG;
import static gatehouse.domain.picture.PictureType.WEBP;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Pictures as other programs write them, of 48 x 36 pixels: a progressive JPEG of libjpeg-turbo
/// and a half transparent WebP of libwebp, both through Pillow and with a place and a camera in
/// them, and an interlaced PNG of pypng.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PicturesOfOtherProgramsTest {
    private static final Map<PictureType, byte[]> ALL =
            Map.of(
                    JPEG, read("progressive.jpeg"),
                    WEBP, read("alpha.webp"),
                    PNG, read("interlaced.png"));

    @Test
    void are_what_the_test_says() {
        assertThat(read("progressive.jpeg")).containsSequence(0xff, 0xc2);
        assertThat(text(read("progressive.jpeg"))).contains("52.5200N", "Camera");
        assertThat(text(read("alpha.webp"))).contains("VP8X", "ALPH", "VP8 ", "52.5200N");
        assertThat(read("interlaced.png")[28]).isEqualTo((byte) 1);
    }

    @Test
    void are_taken_with_their_size() {
        ALL.forEach((kind, bytes) -> {
            var picture = Looking.good(kind, bytes);
            assertThat(picture.width()).as("%s", kind).isEqualTo(48);
            assertThat(picture.height()).as("%s", kind).isEqualTo(36);
        });
    }

    @Test
    void show_what_they_showed_and_tell_no_place_and_no_camera() {
        ALL.forEach((kind, bytes) -> {
            var kept = Looking.good(kind, bytes).content();
            assertThat(text(kept)).as("%s", kind).doesNotContain("52.5200N", "Camera");
            assertThat(Looking.good(kind, kept).content()).as("%s", kind).isEqualTo(kept);
            if (kind != WEBP) {
                assertThat(pixels(kept)).as("%s", kind).isEqualTo(pixels(bytes));
            }
        });
        assertThat(text(Looking.good(WEBP, read("alpha.webp")).content()))
                .as("Java decodes no WebP: its parts are there")
                .contains("ALPH", "VP8 ");
    }

    @Test
    void are_cut_nowhere_and_always_answered() {
        ALL.forEach((kind, bytes) -> {
            Looking.isCutNowhere(kind, bytes);
            Looking.answersWhateverItIs(kind, bytes);
        });
    }

    private static int[] pixels(byte[] picture) {
        try (var in = new ByteArrayInputStream(picture)) {
            BufferedImage image = ImageIO.read(in);
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 48);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// With a point for what is no letter, so that it can be shown where a test fails.
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    }

    private static byte[] read(String name) {
        try (var in = PicturesOfOtherProgramsTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
