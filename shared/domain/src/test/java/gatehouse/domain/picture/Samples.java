package gatehouse.domain.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Small pictures, made byte by byte.
final class Samples {
    static final int WIDE = 3;
    static final int HIGH = 2;

    private Samples() {}

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(int... values) {
        var all = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }

    // PNG

    static byte[] signature() {
        return bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
    }

    static byte[] chunk(String type, byte[] data) {
        var sum = new CRC32();
        sum.update(ascii(type));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(ascii(type))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    /// The head of a picture with 8 bits of each colour.
    static byte[] head(int wide, int high) {
        return head(wide, high, 8, 2, 0);
    }

    static byte[] head(int wide, int high, int depth, int colour, int interlace) {
        var data =
                ByteBuffer.allocate(13)
                        .putInt(wide)
                        .putInt(high)
                        .put(bytes(depth, colour, 0, 0, interlace))
                        .array();
        return chunk("IHDR", data);
    }

    static byte[] deflated(int length) {
        var deflater = new Deflater();
        deflater.setInput(new byte[length]);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var part = new byte[4096];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] pixels(int length) {
        return chunk("IDAT", deflated(length));
    }

    static byte[] pixels() {
        return pixels((1 + 3 * WIDE) * HIGH);
    }

    static byte[] end() {
        return chunk("IEND", new byte[0]);
    }

    static byte[] png() {
        return join(signature(), head(WIDE, HIGH), pixels(), end());
    }

    // JPEG

    static byte[] segment(int marker, byte[] data) {
        int length = data.length + 2;
        return join(bytes(0xff, marker, length >> 8, length), data);
    }

    static byte[] start() {
        return bytes(0xff, 0xd8);
    }

    static byte[] frame(int wide, int high) {
        return segment(
                0xc0, bytes(8, high >> 8, high, wide >> 8, wide, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0));
    }

    /// A scan whose codes hold a stuffed byte and a restart.
    static byte[] scan() {
        return join(
                segment(0xda, bytes(3, 1, 0, 2, 0, 3, 0, 0, 63, 0)),
                bytes(1, 2, 0xff, 0, 3, 0xff, 0xd0, 4));
    }

    static byte[] tables() {
        return join(segment(0xdb, new byte[65]), segment(0xc4, new byte[19]));
    }

    static byte[] stop() {
        return bytes(0xff, 0xd9);
    }

    static byte[] jpeg() {
        return join(start(), tables(), frame(WIDE, HIGH), scan(), stop());
    }

    // WebP

    static byte[] riff(byte[]... chunks) {
        var all = join(chunks);
        return ByteBuffer.allocate(12 + all.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(4 + all.length)
                .put(ascii("WEBP"))
                .put(all)
                .array();
    }

    static byte[] part(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii(type))
                .putInt(data.length)
                .put(data)
                .array();
    }

    static byte[] lossy(int wide, int high) {
        return part(
                "VP8 ",
                bytes(0x10, 2, 0, 0x9d, 1, 0x2a, wide, wide >> 8, high, high >> 8, 1, 2, 3));
    }

    static byte[] lossless(int wide, int high) {
        int bits = (wide - 1) | (high - 1) << 14 | 1 << 28;
        return part("VP8L", bytes(0x2f, bits, bits >> 8, bits >> 16, bits >> 24, 7));
    }

    static byte[] extended(int flags, int wide, int high) {
        int w = wide - 1;
        int h = high - 1;
        return part("VP8X", bytes(flags, 0, 0, 0, w, w >> 8, w >> 16, h, h >> 8, h >> 16));
    }
}
