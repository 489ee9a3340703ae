package gatehouse.local.demo;

import java.util.Base64;

/// A PNG of one grey pixel.
public final class TinyPicture {
    public static final String TYPE = "image/png";

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==";

    private TinyPicture() {}

    /// Its bytes.
    public static byte[] png() {
        return Base64.getDecoder().decode(PIXEL);
    }
}
