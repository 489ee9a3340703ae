package gatehouse.domain.picture;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The first chunk of a PNG, which says what its pixels are (PNG, third edition, 11.2.1).
///
/// @param depth bits of each sample
/// @param colour 0 grey, 2 colour, 3 by palette, 4 grey with alpha, 6 colour with alpha
record PngHeader(Dimensions size, int depth, int colour, boolean interlaced) {
    static final int LENGTH = 13;
    private static final int PALETTE = 3;
    private static final int BYTE = 8;
    private static final Map<Integer, Set<Integer>> DEPTHS =
            Map.of(
                    0,
                    Set.of(1, 2, 4, 8, 16),
                    2,
                    Set.of(8, 16),
                    PALETTE,
                    Set.of(1, 2, 4, 8),
                    4,
                    Set.of(8, 16),
                    6,
                    Set.of(8, 16));
    private static final Map<Integer, Integer> SAMPLES = Map.of(0, 1, 2, 3, PALETTE, 1, 4, 2, 6, 4);

    /// Where the seven passes of an interlaced picture begin, and how far apart its pixels are.
    private static final int[][] PASSES = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    /// Returns it, or empty if it is none.
    static Optional<PngHeader> read(ByteBuffer chunk) {
        if (chunk.remaining() != LENGTH) {
            return Optional.empty();
        }
        var size = new Dimensions(chunk.getInt(), chunk.getInt());
        int depth = chunk.get();
        int colour = chunk.get();
        // the one way of compressing, and the one of filtering
        boolean ordinary = chunk.getShort() == 0;
        int interlace = chunk.get();
        boolean known = DEPTHS.getOrDefault(colour, Set.of()).contains(depth);
        return ordinary && known && (interlace == 0 || interlace == 1)
                ? Optional.of(new PngHeader(size, depth, colour, interlace == 1))
                : Optional.empty();
    }

    boolean needsPalette() {
        return colour == PALETTE;
    }

    boolean allowsPalette() {
        return colour == PALETTE || colour == 2 || colour == 6;
    }

    /// How many bytes its pixels are, once inflated: with the filter's byte before each row.
    long inflated() {
        if (!interlaced) {
            return rows(size.width(), size.height());
        }
        long all = 0;
        for (var pass : PASSES) {
            all +=
                    rows(
                            part(size.width(), pass[0], pass[2]),
                            part(size.height(), pass[1], pass[3]));
        }
        return all;
    }

    private long rows(int wide, int high) {
        long bits = (long) wide * SAMPLES.getOrDefault(colour, 0) * depth;
        return wide == 0 ? 0 : (1 + (bits + BYTE - 1) / BYTE) * high;
    }

    private static int part(int all, int from, int step) {
        return (all - from + step - 1) / step;
    }
}
