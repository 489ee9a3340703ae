package gatehouse.domain;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Names a language as BCP 47 does.
public final class LanguageTag {
    /// What it must be, as people are told.
    public static final String RULE = "must be a language tag of BCP 47, such as de or pt-BR";

    private static final int LONGEST = 35;
    private static final Set<String> OF_TWO_LETTERS = Set.of(Locale.getISOLanguages());

    /// Codes of ISO 639-2 and -3. Most of what three letters can be is a language, so they are not
    /// looked up; but those for own use name none.
    private static final Pattern OF_THREE_LETTERS =
            Pattern.compile("(?!q[a-t]|mis|mul|und|zxx)[a-z]{3}");

    private LanguageTag() {}

    /// Returns the canonical form of what somebody wrote, or empty if it is no language's.
    public static Optional<String> parse(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            boolean good = text.length() <= LONGEST && isLanguage(locale.getLanguage());
            return good ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }

    private static boolean isLanguage(String code) {
        return OF_TWO_LETTERS.contains(code) || OF_THREE_LETTERS.matcher(code).matches();
    }
}
