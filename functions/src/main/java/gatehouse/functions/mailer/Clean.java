package gatehouse.functions.mailer;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/// What people typed, made fit to stand in somebody else's mail: one line, visible characters only,
/// of limited length.
///
/// Control characters and line breaks become spaces, so nothing reaches a header or looks like a
/// paragraph of ours. Invisible formatting is dropped, above all what turns the direction of
/// writing around; only the two joiners that some scripts and emoji need stay. Markup is left
/// alone: the HTML template escapes it.
final class Clean {
    private static final int NAME = 100;
    private static final int REASON = 500;
    private static final int LONGEST_LINE = 5_000;
    private static final int MOST_LINES = 200;
    private static final int IN_A_SUBJECT = 50;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final String CUT = "…";
    private static final String NOTHING = "—";

    private Clean() {}

    /// A name of a person or an organization; a dash where nothing readable is left.
    static String name(String typed) {
        var clean = shortened(line(typed), NAME);
        return clean.isEmpty() ? NOTHING : clean;
    }

    /// A reason; empty where there is none.
    static String reason(String typed) {
        return shortened(line(typed), REASON);
    }

    /// What somebody wrote in several lines; those with nothing readable are left out.
    static List<String> lines(String typed) {
        var lines =
                typed.lines()
                        .map(each -> shortened(line(each), LONGEST_LINE))
                        .filter(each -> !each.isEmpty())
                        .toList();
        return lines.size() <= MOST_LINES
                ? lines
                : Stream.concat(lines.stream().limit(MOST_LINES), Stream.of(CUT)).toList();
    }

    /// A clean name, cut so that several fit into a subject.
    static String inSubject(String name) {
        return shortened(name, IN_A_SUBJECT);
    }

    private static String line(String typed) {
        var kept = new StringBuilder(typed.length());
        var composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        composed.codePoints().forEach(c -> append(kept, c));
        return kept.toString().strip();
    }

    private static void append(StringBuilder kept, int c) {
        if (isGap(c)) {
            if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                kept.append(' ');
            }
        } else if (isVisible(c)) {
            kept.appendCodePoint(c);
        }
    }

    private static boolean isGap(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// At most `limit` code points, the mark of the cut included; never cut inside one visible
    /// character.
    private static String shortened(String line, int limit) {
        if (line.codePointCount(0, line.length()) <= limit) {
            return line;
        }
        var end = line.offsetByCodePoints(0, limit - CUT.length());
        while (end > 0
                && (continues(line.codePointAt(end))
                        || line.codePointBefore(end) == ZERO_WIDTH_JOINER)) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end).strip() + CUT;
    }

    private static boolean continues(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT ->
                    true;
            default -> c >= 0x1F3FB && c <= 0x1F3FF; // skin tones
        };
    }
}
