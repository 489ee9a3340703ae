package gatehouse.local.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Tells what happens, with the system's own time.
final class Timeline {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private final Web web;

    Timeline(Web web) {
        this.web = web;
    }

    /// Something that was done.
    void tell(String who, String what) {
        System.out.printf(Locale.ROOT, "%s  %-9s %s%n", TIME.format(now()), who, what);
    }

    /// What came of it.
    void detail(String what) {
        System.out.println(" ".repeat(28) + what);
    }

    /// A new chapter.
    void chapter(String title) {
        System.out.println("\n== " + title);
    }

    Instant now() {
        return Instant.parse(web.get("/_local/clock", "").path("now").asText());
    }

    static String time(String instant) {
        return TIME.format(Instant.parse(instant));
    }
}
