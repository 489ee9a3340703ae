package gatehouse.domain.picture;

import static gatehouse.domain.picture.Looking.why;
import static gatehouse.domain.picture.PictureType.JPEG;
import static gatehouse.domain.picture.PictureType.PNG;
import static gatehouse.domain.picture.PictureType.WEBP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class APictureTest {
    private static final Map<PictureType, byte[]> ALL =
            Map.of(
                    PNG,
                    Samples.png(),
                    JPEG,
                    Samples.jpeg(),
                    WEBP,
                    Samples.riff(Samples.lossy(3, 2)));

    @Test
    void is_of_the_kind_that_it_says() {
        ALL.forEach((kind, bytes) -> {
            for (var said : PictureType.values()) {
                if (said != kind) {
                    assertThat(why(said, bytes)).startsWith("is no ");
                }
            }
        });
    }

    @Test
    void is_not_whatever_other_there_is() {
        for (var said : PictureType.values()) {
            for (var other : new String[] {"", "GIF89a", "<svg/>", "%PDF-1.7", "<html>"}) {
                assertThat(why(said, Samples.ascii(other))).startsWith("is no ");
            }
        }
    }

    @Test
    void cannot_be_changed_by_who_has_it() {
        var picture = Looking.good(PNG, Samples.png());
        picture.content()[0] = 0;
        assertThat(picture.content()).isEqualTo(Samples.png());
    }

    @Test
    void has_a_kind_whatever_the_case_and_parameters_of_its_type() {
        assertThat(PictureType.parse("image/png")).contains(PNG);
        assertThat(PictureType.parse(" Image/JPEG ; x=1")).contains(JPEG);
        assertThat(PictureType.parse("image/webp;")).contains(WEBP);
        for (var other : new String[] {"", "image/gif", "image/svg+xml", "image/png2", "png"}) {
            assertThat(PictureType.parse(other)).isEmpty();
        }
    }
}
