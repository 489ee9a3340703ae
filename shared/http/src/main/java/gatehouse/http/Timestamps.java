package gatehouse.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Instants as the API writes and reads them: RFC 3339, whole milliseconds.
public final class Timestamps {
    /// What a caller is told whose text is none.
    public static final String RULE =
            "must be a date and time with an offset (RFC 3339), such as 2026-03-01T09:00:00Z";

    private static final Pattern FORM =
            Pattern.compile(
                    "[0-8]\\d{3}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?"
                            + "([Zz]|[+-]\\d\\d:\\d\\d)");

    private Timestamps() {}

    /// Returns the instant, cut to milliseconds, or empty if the text is none, or beyond the year
    /// 8999.
    public static Optional<Instant> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Instant.parse(text.toUpperCase(Locale.ROOT)).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
