package gatehouse.domain;

import gatehouse.domain.picture.Picture;
import gatehouse.domain.picture.PictureType;

/// What a tenant knows of a person's picture; the picture itself is a file (D7).
///
/// @param id the file's name
/// @param size in bytes
/// @param width in pixels
/// @param height in pixels
public record Avatar(AvatarId id, PictureType type, int size, int width, int height) {

    /// The one of a picture that was looked at.
    public static Avatar of(AvatarId id, Picture picture) {
        return new Avatar(id, picture.type(), picture.size(), picture.width(), picture.height());
    }
}
