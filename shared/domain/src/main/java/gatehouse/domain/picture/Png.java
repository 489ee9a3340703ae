package gatehouse.domain.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// Walks a PNG chunk by chunk (PNG, third edition). Only what makes the pixels is kept: times,
/// texts, places and colour profiles go.
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String HEADER = "IHDR";
    private static final String PALETTE = "PLTE";
    private static final String PIXELS = "IDAT";
    private static final String END = "IEND";
    private static final Set<String> ANIMATION = Set.of("acTL", "fcTL", "fdAT");
    private static final Set<String> KEPT = Set.of(HEADER, PALETTE, "tRNS", PIXELS, END);

    /// Length, type and check sum.
    private static final int FRAME = 12;

    private static final int MOST_COLOURS = 256;
    private static final int IN_LOWER_CASE = 0x20;

    private final byte[] bytes;
    private final Kept kept;
    private final Inflated pixels;
    private final PngHeader header;
    private String before = HEADER;
    private boolean colours;
    private boolean begun;

    private Png(byte[] bytes, PngHeader header, Inflated pixels) {
        this.bytes = bytes;
        this.kept = new Kept(bytes);
        this.header = header;
        this.pixels = pixels;
    }

    static Checked check(byte[] bytes) {
        if (!Arrays.equals(Arrays.copyOf(bytes, SIGNATURE.length), SIGNATURE)) {
            return new Checked.Bad("is no PNG");
        }
        var header = header(bytes);
        if (header.isEmpty()) {
            return new Checked.Bad("is broken: it does not begin as a PNG does");
        }
        var large = header.get().size().fault();
        if (large.isPresent()) {
            return new Checked.Bad(large.get());
        }
        try (var pixels = new Inflated(header.get().inflated())) {
            return new Png(bytes, header.get(), pixels).walk();
        }
    }

    private static Optional<PngHeader> header(byte[] bytes) {
        int from = SIGNATURE.length + FRAME - Integer.BYTES;
        return bytes.length >= from + PngHeader.LENGTH && HEADER.equals(text(bytes, from - 4))
                ? PngHeader.read(ByteBuffer.wrap(bytes, from, PngHeader.LENGTH))
                : Optional.empty();
    }

    private Checked walk() {
        kept.take(0, SIGNATURE.length);
        int at = SIGNATURE.length;
        while (bytes.length - at >= FRAME) {
            int length = ByteBuffer.wrap(bytes).getInt(at);
            if (length < 0 || length > bytes.length - at - FRAME) {
                break;
            }
            var type = text(bytes, at + Integer.BYTES);
            var fault = sum(at, length).or(() -> pixels(type)).or(() -> known(type));
            int from = at;
            fault = fault.or(() -> look(type, from + 2 * Integer.BYTES, length));
            if (fault.isPresent()) {
                return new Checked.Bad(fault.get());
            }
            if (KEPT.contains(type)) {
                kept.take(at, length + FRAME);
            }
            at += length + FRAME;
            if (type.equals(END)) {
                return end(at);
            }
            before = type;
        }
        return new Checked.Bad("is broken: it ends too early");
    }

    private Checked end(int at) {
        return at == bytes.length
                ? Picture.good(PictureType.PNG, header.size(), kept.all())
                : new Checked.Bad("has something behind its end");
    }

    private Optional<String> sum(int at, int length) {
        var sum = new CRC32();
        sum.update(bytes, at + Integer.BYTES, length + Integer.BYTES);
        int told = ByteBuffer.wrap(bytes).getInt(at + 2 * Integer.BYTES + length);
        return (int) sum.getValue() == told
                ? Optional.empty()
                : Optional.of("is broken: a check sum is wrong");
    }

    /// Where the pixels end, or where they come although they had ended.
    private Optional<String> pixels(String type) {
        boolean was = before.equals(PIXELS);
        boolean is = type.equals(PIXELS);
        if (is && begun && !was) {
            return Optional.of("is broken: its pixels are torn apart");
        }
        begun = begun || is;
        return was && !is ? pixels.end() : Optional.empty();
    }

    private static Optional<String> known(String type) {
        if (ANIMATION.contains(type)) {
            return Optional.of("must not be animated");
        }
        boolean optional = (type.charAt(0) & IN_LOWER_CASE) != 0;
        return optional || KEPT.contains(type)
                ? Optional.empty()
                : Optional.of("is broken: it has a part that no PNG has");
    }

    private Optional<String> look(String type, int from, int length) {
        boolean good =
                switch (type) {
                    case HEADER -> kept.isFirst(SIGNATURE.length) && length == PngHeader.LENGTH;
                    case PALETTE -> palette(length);
                    case "tRNS" -> !begun && length <= MOST_COLOURS;
                    case END -> begun && length == 0;
                    default -> true;
                };
        if (!good || (type.equals(PIXELS) && header.needsPalette() && !colours)) {
            return Optional.of("is broken: its parts do not fit together");
        }
        return type.equals(PIXELS) ? pixels.take(bytes, from, length) : Optional.empty();
    }

    private boolean palette(int length) {
        boolean first = !colours && !begun;
        colours = true;
        return first
                && header.allowsPalette()
                && length > 0
                && length % 3 == 0
                && length / 3 <= MOST_COLOURS;
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, Integer.BYTES, StandardCharsets.ISO_8859_1);
    }
}
