package gatehouse.functions.mailer;

import java.util.Locale;

/// A language that mails are written in.
public enum Language {
    EN(Locale.UK),
    DE(Locale.GERMANY);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// The language for a tag such as `de` or `de-AT`; English for every other and for none.
    public static Language of(String tag) {
        var wanted = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return wanted.equals(DE.tag()) ? DE : EN;
    }

    /// As it stands in an HTML document's `lang`.
    public String tag() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }
}
