package gatehouse.domain.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Walks a JPEG marker by marker (ITU-T T.81, annex B). Kept are the tables, the frame and its
/// scans, and what says how the colours are meant; what else applications and cameras write, places
/// and previews among it, goes.
final class Jpeg {
    private static final int MARK = 0xff;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int SCAN = 0xda;
    private static final int FIRST_WRITTEN = 0xe0;
    private static final int LAST_WRITTEN = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int JFIF = 0xe0;
    private static final int ADOBE = 0xee;
    private static final int ADOBE_LENGTH = 14;

    /// Version 1.1, square pixels, no preview.
    private static final byte[] JFIF_HEAD =
            HexFormat.of().parseHex("ffe000104a46494600010100000100010000");

    /// A progressive picture has some ten. Each is drawn anew by whoever shows it, so that
    /// thousands would keep a browser busy.
    private static final int MOST_SCANS = 64;

    private static final String CUT = "is broken: it ends too early";

    private final byte[] bytes;
    private final Kept kept;
    private Optional<Dimensions> size = Optional.empty();
    private int scans;

    private Jpeg(byte[] bytes) {
        this.bytes = bytes;
        this.kept = new Kept(bytes);
    }

    static Checked check(byte[] bytes) {
        boolean begins = bytes.length > 2 && at(bytes, 0) == MARK && at(bytes, 1) == START;
        return begins ? new Jpeg(bytes).walk() : new Checked.Bad("is no JPEG");
    }

    private static int at(byte[] bytes, int place) {
        return bytes[place] & MARK;
    }

    private Checked walk() {
        kept.take(0, 2);
        int at = 2;
        while (at + 1 < bytes.length && at(bytes, at) == MARK) {
            int marker = at(bytes, at + 1);
            if (marker == MARK) {
                // a marker may have any number of these before it
                at++;
            } else if (marker == END) {
                return end(at);
            } else {
                int length = length(at + 2);
                if (length < 2) {
                    return new Checked.Bad(CUT);
                }
                var fault = look(marker, at + 4, length - 2);
                if (fault.isPresent()) {
                    return new Checked.Bad(fault.get());
                }
                int end = at + 2 + length;
                int next = marker == SCAN ? endOfScan(end) : end;
                if (next < 0) {
                    return new Checked.Bad(CUT);
                }
                keep(marker, at, next);
                at = next;
            }
        }
        return new Checked.Bad(
                at + 1 < bytes.length ? "is broken: a part does not end where it says" : CUT);
    }

    private Checked end(int at) {
        kept.take(at, 2);
        if (at + 2 < bytes.length) {
            return new Checked.Bad("has something behind its end");
        }
        return size.filter(_ -> scans > 0)
                .map(found -> Picture.good(PictureType.JPEG, found, kept.all()))
                .orElseGet(() -> new Checked.Bad("is broken: it has no pixels"));
    }

    /// The length that a segment says it has; 0 if that is not so.
    private int length(int from) {
        if (from + 2 > bytes.length) {
            return 0;
        }
        int told = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(from));
        return told <= bytes.length - from ? told : 0;
    }

    private Optional<String> look(int marker, int from, int length) {
        return switch (marker) {
            // baseline, extended and progressive frames: what browsers show
            case 0xc0, 0xc1, 0xc2 -> frame(from, length);
            case SCAN -> scan();
            // tables of codes and of weights, and how often the codes begin anew
            case 0xc4, 0xdb, 0xdd -> Optional.empty();
            // what applications write, and comments
            case 0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7 -> Optional.empty();
            case 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed, ADOBE, 0xef, 0xfe -> Optional.empty();
            default -> Optional.of("is a JPEG of a kind that is not taken");
        };
    }

    private Optional<String> frame(int from, int length) {
        int components = length < 6 ? 0 : at(bytes, from + 5);
        boolean fits = components == 1 || components == 3 || components == 4;
        if (!fits || length != 6 + 3 * components || size.isPresent()) {
            return Optional.of("is broken: its parts do not fit together");
        }
        if (at(bytes, from) != Byte.SIZE) {
            return Optional.of("must have 8 bits for each colour");
        }
        var in = ByteBuffer.wrap(bytes);
        int high = Short.toUnsignedInt(in.getShort(from + 1));
        var found = new Dimensions(Short.toUnsignedInt(in.getShort(from + 3)), high);
        size = Optional.of(found);
        return found.fault();
    }

    private Optional<String> scan() {
        scans++;
        if (size.isEmpty()) {
            return Optional.of("is broken: its parts do not fit together");
        }
        return scans > MOST_SCANS
                ? Optional.of("must be drawn in " + MOST_SCANS + " scans at most")
                : Optional.empty();
    }

    /// Where the next marker stands behind the codes of a scan; -1 if there is none.
    private int endOfScan(int from) {
        for (int at = from; at + 1 < bytes.length; at++) {
            if (at(bytes, at) == MARK && !isOfScan(at(bytes, at + 1))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isOfScan(int marker) {
        // fill bytes may stand before a marker here too
        return marker == 0 || marker == MARK || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
    }

    /// Keeps what makes the pixels, and of what is written about them only how the colours are
    /// meant: decoders go by JFIF's head first, and then by Adobe's.
    private void keep(int marker, int at, int next) {
        boolean written = (marker >= FIRST_WRITTEN && marker <= LAST_WRITTEN) || marker == COMMENT;
        if (!written) {
            kept.take(at, next - at);
        } else if (marker == JFIF && isNamed("JFIF\0", at, next)) {
            kept.put(JFIF_HEAD);
        } else if (marker == ADOBE && next - at >= 2 + ADOBE_LENGTH && isNamed("Adobe", at, next)) {
            kept.put((byte) MARK, (byte) ADOBE, (byte) 0, (byte) ADOBE_LENGTH);
            kept.take(at + 4, ADOBE_LENGTH - 2);
        }
    }

    private boolean isNamed(String name, int at, int next) {
        int from = at + 4;
        return next - from >= name.length()
                && new String(bytes, from, name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }
}
