package gatehouse.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a tenant may note of a person, as text (D2). Each is one line, without control characters;
/// markup in it is text like any other.
public enum Detail {
    COMPANY("company", 100),
    /// Where the person or the company is on the web.
    URL("url", Forms.LONGEST_URL, Detail::web, "must be an http or https address"),
    /// ISO 3166-1, two letters.
    COUNTRY("country", 2, Detail::country, "must be a country of ISO 3166, such as DE"),
    REGION("region", 100),
    ADDRESS("address", 200),
    POSTCODE("postcode", 20),
    CITY("city", 100),
    /// E.164, such as `+4930123456`.
    PHONE("phone", Forms.LONGEST_PHONE, Detail::number, Forms.PHONE_RULE),
    /// The same.
    MOBILE("mobile", Forms.LONGEST_PHONE, Detail::number, Forms.PHONE_RULE),
    /// What another system calls the person; unique in the tenant.
    EXTERNAL_ID("externalId", 64);

    private final String field;
    private final int longest;

    @SuppressWarnings("ImmutableEnumChecker") // references to methods without state
    private final Function<String, Optional<String>> form;

    private final String rule;

    Detail(String field, int longest) {
        this(
                field,
                longest,
                Optional::of,
                "must be 1 to %d characters in one line".formatted(longest));
    }

    Detail(String field, int longest, Function<String, Optional<String>> form, String rule) {
        this.field = field;
        this.longest = longest;
        this.form = form;
        this.rule = rule;
    }

    /// Its name in requests, answers and exports.
    public String field() {
        return field;
    }

    /// What it must be, as people are told.
    public String rule() {
        return rule;
    }

    /// Returns the form in which it is kept, or empty if the text is none. Surrounding white space
    /// is dropped; an empty text is none.
    public Optional<String> parse(String text) {
        return Line.parse(text, Forms.LONGEST_URL)
                .flatMap(form)
                .filter(kept -> kept.codePointCount(0, kept.length()) <= longest);
    }

    private static Optional<String> web(String text) {
        try {
            var uri = new URI(text);
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean good =
                    Forms.WEB.contains(scheme)
                            && uri.getHost() != null
                            && uri.getUserInfo() == null;
            return good ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<String> country(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT)).filter(Forms.COUNTRIES::contains);
    }

    private static Optional<String> number(String text) {
        return Optional.of(Forms.SEPARATORS.matcher(text).replaceAll(""))
                .filter(digits -> Forms.E164.matcher(digits).matches());
    }

    private static final class Forms {
        private static final int LONGEST_URL = 500;
        private static final int LONGEST_PHONE = 16;
        private static final String PHONE_RULE =
                "must be a phone number with its country, such as +49 30 123456";
        private static final Set<String> WEB = Set.of("http", "https");
        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
        private static final Pattern SEPARATORS =
                Pattern.compile("[ ()/.\\-\\u00a0\\u2011\\u2013]");
        private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    }
}
