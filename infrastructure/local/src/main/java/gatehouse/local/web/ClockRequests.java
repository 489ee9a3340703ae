package gatehouse.local.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.LocalSystem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/// Tells and moves the clock.
final class ClockRequests {
    private static final Set<String> MEMBERS = Set.of("advance", "stopped");

    /// Beyond it instants are no longer written with four digits for the year.
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final LocalSystem system;

    ClockRequests(LocalSystem system) {
        this.system = system;
    }

    JsonNode tell() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("now", system.clock().instant().toString())
                .put("stopped", system.clock().stopped());
    }

    JsonNode move(JsonNode request) {
        var unknown = new HashSet<String>();
        request.fieldNames().forEachRemaining(unknown::add);
        if (unknown.isEmpty()) {
            throw new Panel.Refused("advance or stopped is missing");
        }
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new Panel.Refused("unknown: " + String.join(", ", unknown));
        }
        var stopped = request.path("stopped");
        if (!stopped.isMissingNode() && !stopped.isBoolean()) {
            throw new Panel.Refused("stopped is true or false");
        }
        var advance = request.path("advance");
        if (!advance.isMissingNode()) {
            var target = target(advance, system.clock().instant());
            stop(stopped);
            system.moveTo(target);
        } else {
            stop(stopped);
        }
        return tell();
    }

    private void stop(JsonNode stopped) {
        if (stopped.isBoolean() && stopped.asBoolean()) {
            system.clock().stop();
        } else if (stopped.isBoolean()) {
            system.clock().run();
        }
    }

    private static Instant target(JsonNode advance, Instant now) {
        try {
            var target = plus(advance.asText(), now);
            if (advance.isTextual() && !target.isBefore(now) && target.isBefore(LAST)) {
                return target;
            }
        } catch (DateTimeException | ArithmeticException wrong) {
            throw new Panel.Refused("advance is not a duration of ISO 8601", wrong);
        }
        throw new Panel.Refused("advance is a duration of ISO 8601, forward, such as P31D");
    }

    /// Years, months, weeks and days by the calendar; the rest by the clock.
    private static Instant plus(String iso, Instant now) {
        var time = iso.indexOf('T');
        if (time < 0) {
            return now.atZone(ZoneOffset.UTC).plus(Period.parse(iso)).toInstant();
        }
        var duration = Duration.parse("P" + iso.substring(time));
        return time == 1 ? now.plus(duration) : plus(iso.substring(0, time), now).plus(duration);
    }
}
