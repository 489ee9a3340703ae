package gatehouse.local.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.functions.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/// A schedule of the template: which function, how often, with which event.
record Schedule(Function function, Duration every, String input) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    static boolean is(JsonNode event) {
        return event.path("Type").asText().equals("ScheduleV2");
    }

    static Schedule of(Function function, JsonNode event) {
        var properties = event.path("Properties");
        return new Schedule(
                function,
                rate(properties.path("ScheduleExpression").asText()),
                properties.path("Input").asText("{}"));
    }

    /// Fills in what EventBridge Scheduler would.
    JsonNode event(Instant at) {
        var text =
                input.replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
                        .replace("<aws.scheduler.scheduled-time>", at.toString())
                        .replace(
                                "<aws.scheduler.schedule-arn>",
                                "arn:aws:scheduler:::schedule/local")
                        .replace("<aws.scheduler.attempt-number>", "1");
        try {
            return MAPPER.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("a schedule's input that is not JSON", broken);
        }
    }

    private static Duration rate(String expression) {
        var found = RATE.matcher(expression);
        if (!found.matches()) {
            throw new IllegalArgumentException("not a schedule here: " + expression);
        }
        long count = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
