package gatehouse.domain.picture;

import java.util.Optional;

/// How large a picture says that it is, in pixels.
record Dimensions(int width, int height) {

    /// What is wrong with it: small files can say that they are huge, and would fill the memory of
    /// whoever shows them.
    Optional<String> fault() {
        return isBounded(width) && isBounded(height)
                ? Optional.empty()
                : Optional.of(
                        "must be 1 to %d pixels wide and high".formatted(Picture.MOST_PIXELS));
    }

    private static boolean isBounded(int pixels) {
        return pixels >= 1 && pixels <= Picture.MOST_PIXELS;
    }
}
