package gatehouse.domain;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// How ids are written that count what there was of one mail address: `hash.n`, of 32 hexadecimal
/// digits and a number of 1 to 999999.
final class CountedId {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})\\.([1-9][0-9]{0,5})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");
    private static final int LAST = 999_999;

    private CountedId() {}

    /// Whether they make an id.
    static boolean isOne(String hash, int number) {
        return HASH.matcher(hash).matches() && number >= 1 && number <= LAST;
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    static <I> Optional<I> parse(String text, BiFunction<String, Integer, I> make) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(make.apply(match.group(1), Integer.valueOf(match.group(2))))
                : Optional.empty();
    }
}
