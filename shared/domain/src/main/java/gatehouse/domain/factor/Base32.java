package gatehouse.domain.factor;

/// Bytes as people can read and type them (RFC 4648, section 6), without padding.
public final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int LOW_BITS = ALPHABET.length() - 1;

    private Base32() {}

    /// Writes bytes.
    ///
    /// @param bytes a multiple of five of them, so that nothing has to be filled up
    /// @throws IllegalArgumentException if it is another number
    public static String of(byte[] bytes) {
        if (bytes.length % BITS != 0) {
            throw new IllegalArgumentException("not a multiple of five bytes");
        }
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = (held << Byte.SIZE) | (each & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((held >> bits) & LOW_BITS));
            }
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }
}
