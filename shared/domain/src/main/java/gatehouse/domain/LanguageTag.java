package gatehouse.domain;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/// Names a language as BCP 47 does.
public final class LanguageTag {
    /// What it must be, as people are told.
    public static final String RULE = "must be a language tag of BCP 47, such as de or pt-BR";

    private static final int LONGEST = 35;

    private LanguageTag() {}

    /// Returns the canonical form of what somebody wrote, or empty if it is no language's.
    public static Optional<String> parse(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            var tag = locale.toLanguageTag();
            boolean good =
                    text.length() <= LONGEST
                            && !locale.getLanguage().isEmpty()
                            && !tag.equals("und");
            return good ? Optional.of(tag) : Optional.empty();
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }
}
