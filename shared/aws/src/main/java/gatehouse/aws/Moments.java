package gatehouse.aws;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Instants as the table holds them: to the millisecond, in UTC, as texts whose order is that of
/// time, such as `2026-03-01T09:00:00.000Z`. By hand, because each item has several, and a
/// formatter takes many times as long.
public final class Moments {
    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int NANOS_OF_A_MILLI = 1_000_000;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moments() {}

    /// The text.
    ///
    /// @throws IllegalArgumentException if the year is not one of four digits
    public static String text(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("not a time that an item can hold");
        }
        var at =
                LocalDateTime.ofEpochSecond(
                        instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        var text = FORM.toCharArray();
        write(text, 4, at.getYear());
        write(text, 7, at.getMonthValue());
        write(text, 10, at.getDayOfMonth());
        write(text, 13, at.getHour());
        write(text, 16, at.getMinute());
        write(text, 19, at.getSecond());
        write(text, 23, at.getNano() / NANOS_OF_A_MILLI);
        return new String(text);
    }

    /// The instant of a text of that form, with hours to 23 and seconds to 59, or of another form
    /// that [Instant#parse] reads.
    ///
    /// @throws java.time.DateTimeException if it is none
    public static Instant parse(String text) {
        return isFixed(text)
                ? LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                number(text, 20, 23) * NANOS_OF_A_MILLI)
                        .toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    /// Writes a number so that it ends before a place, over the zeros there.
    private static void write(char[] text, int end, int number) {
        int rest = number;
        for (int place = end - 1; rest > 0; place--) {
            text[place] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static boolean isFixed(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int place = 0; place < FORM.length(); place++) {
            char form = FORM.charAt(place);
            char found = text.charAt(place);
            boolean fits = form == '0' ? found >= '0' && found <= '9' : found == form;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int place = from; place < to; place++) {
            number = number * 10 + (text.charAt(place) - '0');
        }
        return number;
    }
}
