package gatehouse.domain;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A password that somebody may choose (D2; OWASP ASVS 5.0, 6.2): of any script, with no rule of
/// what it must be made of.
///
/// @param text composed (NFC); it belongs in no log
public record Password(String text) {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    /// Shorter ones stand in too many words.
    private static final int SHORTEST_WORD = 4;

    /// What it must be at least.
    public static final String RULE = "must be 8 to 128 characters";

    private static final String COMMON = "is one that many people use: choose another";
    private static final String OWN =
            "must have 8 characters beside your own names, addresses and organization";

    /// What is wrong with a choice.
    ///
    /// @param common whether a text, in lower case, is one that many people use
    /// @param own words that anybody can guess who knows the person: names, addresses, the tenant
    /// @return empty if nothing is
    public static List<String> faults(
            String chosen, Predicate<String> common, Collection<String> own) {
        var text = composed(chosen);
        long length = text.codePoints().count();
        if (length < SHORTEST || length > LONGEST || !isText(text)) {
            return List.of(RULE);
        }
        var folded = text.toLowerCase(Locale.ROOT);
        return Stream.of(
                        common.test(folded) || common.test(core(folded)) ? COMMON : "",
                        without(own, folded).codePoints().count() < SHORTEST ? OWN : "")
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    /// A choice in the form that is hashed.
    public static Password of(String chosen) {
        return new Password(composed(chosen));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Half of a surrogate pair would be hashed as a question mark.
    private static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /// What is left without digits and signs at both ends: `!password2026` is `password`.
    private static String core(String text) {
        return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private static String without(Collection<String> own, String text) {
        var words =
                own.stream()
                        .map(word -> composed(word).toLowerCase(Locale.ROOT))
                        .flatMap(word -> Stream.concat(Stream.of(word), parts(word)))
                        .filter(word -> word.length() >= SHORTEST_WORD)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        var left = text;
        for (var word : words) {
            left = left.replace(word, "");
        }
        return left;
    }

    private static Stream<String> parts(String word) {
        return Stream.of(word.split("[^\\p{L}\\p{N}]+", -1));
    }

    @Override
    public String toString() {
        return "Password";
    }
}
