package gatehouse.domain;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    private static final String RULE = "must be 8 to 128 characters";
    private static final String UNSEEN =
            "must have 8 characters beside spaces and what cannot be seen";
    private static final String UNTYPED = "must be text without control characters";
    private static final String COMMON = "is one that many people use: choose another";
    private static final String OWN =
            "must have 8 characters beside your own names, addresses and organization";

    /// Spaces, line ends, and format characters such as one of no width.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{Cf}]+");

    /// What people put before and after a word to make a password of it: nothing, signs, or signs
    /// and digits.
    private static final List<Pattern> BEFORE =
            Stream.of("", "^[^\\p{L}\\p{N}]+", "^[^\\p{L}]+").map(Pattern::compile).toList();

    private static final List<Pattern> AFTER =
            Stream.of("", "[^\\p{L}\\p{N}]+$", "[^\\p{L}]+$").map(Pattern::compile).toList();

    /// What is wrong with a choice. It is judged as people see and say it, whatever its case, width
    /// and spaces: `ＰＡＳＳ ＷＯＲＤ` is `password`. What is hashed is what was typed.
    ///
    /// @param common whether a text, in lower case, is one that many people use, or a word or name
    /// @param own words that anybody can guess who knows the person: names, addresses, the tenant
    /// @return empty if nothing is
    public static List<String> faults(
            String chosen, Predicate<String> common, Collection<String> own) {
        var text = composed(chosen);
        long length = text.codePoints().count();
        if (length < SHORTEST || length > LONGEST) {
            return List.of(RULE);
        }
        if (!isText(text)) {
            return List.of(UNTYPED);
        }
        if (visible(text).codePoints().count() < SHORTEST) {
            return List.of(UNSEEN);
        }
        var said = said(text);
        return Stream.of(isCommon(said, common) ? COMMON : "", hasTooMuchOf(own, said) ? OWN : "")
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

    /// Half of a surrogate pair would be hashed as a question mark; a control character can be
    /// typed into hardly any field again.
    private static boolean isText(String text) {
        return text.codePoints()
                .map(Character::getType)
                .noneMatch(type -> type == Character.SURROGATE || type == Character.CONTROL);
    }

    private static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static String said(String text) {
        return visible(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    /// Also with signs and digits around it, and twice in a row.
    private static boolean isCommon(String said, Predicate<String> common) {
        return Stream.of(said, Guessable.unit(said))
                .flatMap(Password::cores)
                .anyMatch(core -> common.test(core) || Guessable.is(core));
    }

    /// What is left without signs, or signs and digits, at the ends: `!password2026` is `password`,
    /// and `!1qaz2wsx.` is `1qaz2wsx`.
    private static Stream<String> cores(String text) {
        return BEFORE.stream()
                .map(before -> before.matcher(text).replaceFirst(""))
                .flatMap(rest -> AFTER.stream().map(after -> after.matcher(rest).replaceFirst("")))
                .filter(core -> core.codePoints().count() >= SHORTEST_WORD)
                .distinct();
    }

    private static boolean hasTooMuchOf(Collection<String> own, String said) {
        var left = without(own, said);
        return !left.equals(said) && left.codePoints().count() < SHORTEST;
    }

    private static String without(Collection<String> own, String text) {
        var words =
                own.stream()
                        .flatMap(word -> Stream.concat(Stream.of(word), parts(word)))
                        .map(Password::said)
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
