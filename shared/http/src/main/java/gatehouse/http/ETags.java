package gatehouse.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions as entity tags (RFC 9110, sections 8.8.3 and 13.1.1).
public final class ETags {
    private static final Pattern STRONG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private ETags() {}

    /// The tag of a version.
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Whether a caller's `If-Match` holds for a version: one of its tags is the version's, or it
    /// is `*`. A weak tag never matches.
    public static boolean matches(String ifMatch, long version) {
        if (isAny(ifMatch)) {
            return true;
        }
        for (var tag : ifMatch.split(",", -1)) {
            if (version(tag.strip()).orElse(-1) == version) {
                return true;
            }
        }
        return false;
    }

    /// Whether an `If-Match` means any version.
    static boolean isAny(String ifMatch) {
        return ifMatch.strip().equals("*");
    }

    private static OptionalLong version(String tag) {
        return Optional.of(STRONG.matcher(tag))
                .filter(Matcher::matches)
                .map(match -> OptionalLong.of(Long.parseLong(match.group(1))))
                .orElse(OptionalLong.empty());
    }
}
