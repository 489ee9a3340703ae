package gatehouse.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

/// What comes of pictures, in tests.
final class Looking {
    private Looking() {}

    static Picture good(PictureType type, byte[] bytes) {
        assertThat(Picture.check(type, bytes)).isInstanceOf(Checked.Good.class);
        return ((Checked.Good) Picture.check(type, bytes)).picture();
    }

    static String why(PictureType type, byte[] bytes) {
        assertThat(Picture.check(type, bytes)).isInstanceOf(Checked.Bad.class);
        return ((Checked.Bad) Picture.check(type, bytes)).why();
    }

    /// Nothing that is cut off anywhere is good, nor does it break what looks at it.
    static void isCutNowhere(PictureType type, byte[] bytes) {
        for (int length = 0; length < bytes.length; length++) {
            assertThat(Picture.check(type, java.util.Arrays.copyOf(bytes, length)))
                    .as("%d bytes of %d", length, bytes.length)
                    .isInstanceOf(Checked.Bad.class);
        }
    }

    /// Whatever a byte is turned into, it is an answer and no exception.
    static void answersWhateverItIs(PictureType type, byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xd9, 0xff}) {
                var spoilt = bytes.clone();
                spoilt[at] = (byte) value;
                assertThat(Picture.check(type, spoilt)).isNotNull();
            }
        }
    }
}
