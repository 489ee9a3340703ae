package gatehouse.domain.picture;

/// A picture of a known kind and a bounded size, whole, still, and without what its camera or
/// program wrote about it.
public final class Picture {
    /// The most pixels that one may have in a row, and the most rows.
    public static final int MOST_PIXELS = 4096;

    private final PictureType type;
    private final int width;
    private final int height;
    private final byte[] content;

    private Picture(PictureType type, int width, int height, byte[] content) {
        this.type = type;
        this.width = width;
        this.height = height;
        this.content = content;
    }

    /// Looks at what somebody sent as a picture of some kind.
    ///
    /// Nothing of it is decoded, so that none of it is ever held larger than it came; what a
    /// decoder would have to hold is read from the head and refused there if it is too much. The
    /// structure is walked to its end, which must be the end of the bytes.
    ///
    /// @param said the kind that it is said to be
    public static Checked check(PictureType said, byte[] bytes) {
        return switch (said) {
            case PNG -> Png.check(bytes);
            case JPEG -> Jpeg.check(bytes);
            case WEBP -> WebP.check(bytes);
        };
    }

    static Checked good(PictureType type, Dimensions size, byte[] content) {
        return new Checked.Good(new Picture(type, size.width(), size.height(), content));
    }

    public PictureType type() {
        return type;
    }

    /// In pixels.
    public int width() {
        return width;
    }

    /// In pixels.
    public int height() {
        return height;
    }

    /// How many bytes it has.
    public int size() {
        return content.length;
    }

    /// The bytes to be kept: those that came, less what is about the picture and not of it.
    public byte[] content() {
        return content.clone();
    }
}
