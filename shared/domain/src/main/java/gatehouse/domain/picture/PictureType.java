package gatehouse.domain.picture;

import java.util.Locale;
import java.util.Optional;

/// The kinds of pictures that are taken (D7).
public enum PictureType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp");

    private final String media;

    PictureType(String media) {
        this.media = media;
    }

    /// The media type, such as `image/png`.
    public String media() {
        return media;
    }

    /// Returns the kind of a `Content-Type`, whatever its case and parameters, or empty if it is
    /// none of them.
    public static Optional<PictureType> parse(String contentType) {
        int semicolon = contentType.indexOf(';');
        var type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        var wanted = type.strip().toLowerCase(Locale.ROOT);
        for (var kind : values()) {
            if (kind.media.equals(wanted)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
