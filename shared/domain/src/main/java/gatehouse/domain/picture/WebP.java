package gatehouse.domain.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Walks a WebP chunk by chunk (RFC 9649). Kept are the picture and its alpha channel, in a frame
/// of our own making; profiles, EXIF and XMP go.
final class WebP {
    private static final int WORD = Integer.BYTES;
    private static final int HEAD = 3 * WORD;
    private static final String LOSSY = "VP8 ";
    private static final String LOSSLESS = "VP8L";
    private static final String EXTENDED = "VP8X";
    private static final int EXTENDED_LENGTH = 10;
    private static final byte WITH_ALPHA = 0x10;
    private static final String APART = "is broken: its parts do not fit together";

    private final ByteBuffer in;
    private Optional<Dimensions> canvas = Optional.empty();
    private Optional<Chunk> alpha = Optional.empty();
    private Optional<Chunk> image = Optional.empty();
    private Optional<Dimensions> size = Optional.empty();

    /// @param from where its content begins
    private record Chunk(String type, int from, int length) {}

    private WebP(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Checked check(byte[] bytes) {
        var read = new WebP(bytes);
        boolean begins =
                bytes.length >= HEAD
                        && read.text(0).equals("RIFF")
                        && read.text(2 * WORD).equals("WEBP");
        return begins ? read.walk() : new Checked.Bad("is no WebP");
    }

    private Checked walk() {
        long told = Integer.toUnsignedLong(in.getInt(WORD)) + 2 * WORD;
        if (told != in.limit()) {
            return new Checked.Bad(
                    told < in.limit()
                            ? "has something behind its end"
                            : "is broken: it ends too early");
        }
        int at = HEAD;
        while (in.limit() - at >= 2 * WORD) {
            int length = in.getInt(at + WORD);
            int from = at + 2 * WORD;
            // whatever has an odd length is followed by a byte that fills it up
            long next = (long) from + length + (length & 1);
            if (length < 0 || next > in.limit()) {
                break;
            }
            var fault = look(new Chunk(text(at), from, length));
            if (fault.isPresent()) {
                return new Checked.Bad(fault.get());
            }
            at = (int) next;
        }
        return at == in.limit() ? end() : new Checked.Bad("is broken: it ends too early");
    }

    private Checked end() {
        boolean fits = size.isPresent() && canvas.map(size.get()::equals).orElse(true);
        return fits
                ? Picture.good(PictureType.WEBP, size.orElseThrow(), written())
                : new Checked.Bad(APART);
    }

    private Optional<String> look(Chunk chunk) {
        return switch (chunk.type()) {
            case EXTENDED -> extended(chunk);
            case "ANIM", "ANMF" -> Optional.of("must not be animated");
            case "ALPH" -> alpha(chunk);
            case LOSSY, LOSSLESS -> image(chunk);
            default -> Optional.empty();
        };
    }

    private Optional<String> extended(Chunk chunk) {
        if (chunk.from() != HEAD + 2 * WORD || chunk.length() != EXTENDED_LENGTH) {
            return Optional.of(APART);
        }
        if ((in.get(chunk.from()) & 0x02) != 0) {
            return Optional.of("must not be animated");
        }
        var found =
                new Dimensions(
                        1 + (in.getInt(chunk.from() + 4) & 0xffffff),
                        1 + (in.getInt(chunk.from() + 6) >>> 8));
        canvas = Optional.of(found);
        return found.fault();
    }

    private Optional<String> alpha(Chunk chunk) {
        if (canvas.isEmpty() || alpha.isPresent() || image.isPresent()) {
            return Optional.of(APART);
        }
        alpha = Optional.of(chunk);
        return Optional.empty();
    }

    private Optional<String> image(Chunk chunk) {
        boolean first = image.isEmpty() && (canvas.isPresent() || chunk.from() == HEAD + 2 * WORD);
        image = Optional.of(chunk);
        size = chunk.type().equals(LOSSY) ? lossy(chunk) : lossless(chunk);
        return first && size.isPresent() ? size.get().fault() : Optional.of(APART);
    }

    /// A key frame of VP8 (RFC 6386, section 9.1).
    private Optional<Dimensions> lossy(Chunk chunk) {
        int from = chunk.from();
        boolean good =
                chunk.length() > 10
                        && (in.get(from) & 1) == 0
                        && in.get(from + 3) == (byte) 0x9d
                        && in.get(from + 4) == 0x01
                        && in.get(from + 5) == 0x2a;
        return good
                ? Optional.of(
                        new Dimensions(
                                in.getShort(from + 6) & 0x3fff, in.getShort(from + 8) & 0x3fff))
                : Optional.empty();
    }

    /// The head of VP8L (RFC 9649, section 3.4).
    private Optional<Dimensions> lossless(Chunk chunk) {
        int from = chunk.from();
        if (chunk.length() <= 5 || in.get(from) != 0x2f) {
            return Optional.empty();
        }
        int bits = in.getInt(from + 1);
        return bits >>> 29 == 0
                ? Optional.of(new Dimensions(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)))
                : Optional.empty();
    }

    /// A file of the simple format; of the extended one where there is an alpha channel apart.
    private byte[] written() {
        var out = ByteBuffer.allocate(in.limit()).order(ByteOrder.LITTLE_ENDIAN);
        out.put(in.array(), 0, HEAD);
        var picture = image.orElseThrow();
        alpha.filter(_ -> picture.type().equals(LOSSY))
                .ifPresent(channel -> {
                    out.put(in.array(), HEAD, 2 * WORD + EXTENDED_LENGTH);
                    out.put(HEAD + 2 * WORD, WITH_ALPHA);
                    // reserved
                    out.put(HEAD + 2 * WORD + 1, new byte[3]);
                    put(channel, out);
                });
        put(picture, out);
        out.putInt(WORD, out.position() - 2 * WORD);
        var all = new byte[out.position()];
        out.get(0, all);
        return all;
    }

    private void put(Chunk chunk, ByteBuffer out) {
        out.put(in.array(), chunk.from() - 2 * WORD, 2 * WORD + chunk.length());
        if ((chunk.length() & 1) == 1) {
            out.put((byte) 0);
        }
    }

    private String text(int from) {
        return new String(in.array(), from, WORD, StandardCharsets.ISO_8859_1);
    }
}
