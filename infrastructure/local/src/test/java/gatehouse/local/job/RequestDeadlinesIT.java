package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Change requests that nobody decides about.
class RequestDeadlinesIT {
    private final Asking tenant = Asking.ofNewTenant();

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("E7: after 3 days the vendor is reminded, once, and nothing else changes")
    void reminded() {
        var request = tenant.submit();
        var created = Instant.parse(request.path("createdAt").asText());
        assertThat(request.path("remindAt").asText())
                .isEqualTo(created.plus(Duration.ofDays(3)).toString());
        House.SYSTEM.advance(Duration.ofDays(3).minusHours(1));
        assertThat(tenant.log(request, "request.waiting")).isEmpty();

        House.SYSTEM.advance(Duration.ofHours(1));
        House.SYSTEM.advance(Duration.ofDays(10));
        assertThat(tenant.log(request, "request.waiting"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/actor/account").asText()).isEqualTo("system");
                    assertThat(entry.path("source").asText()).isEqualTo("schedule");
                });
        assertThat(tenant.show(request).path("state").asText()).isEqualTo("submitted");
        assertThat(tenant.contacts().path("readOnly").asBoolean()).isTrue();
        assertThat(tenant.tried().status()).isEqualTo(409);
    }

    @Test
    @DisplayName("E7: of one that was decided in time nobody is reminded")
    void decided() {
        var request = tenant.submit();
        assertThat(tenant.ask(tenant.asker(), request, "/cancel", House.object()).status())
                .isEqualTo(200);
        House.SYSTEM.advance(Duration.ofDays(31));
        assertThat(tenant.log(request, "request.waiting")).isEmpty();
        assertThat(tenant.log(request, "request.rejected")).isEmpty();
        assertThat(tenant.show(request).path("state").asText()).isEqualTo("cancelled");
    }

    @Test
    @DisplayName("E7: after 30 days it is closed, and the log says so, once")
    void closed() {
        var request = tenant.submit();
        var closesAt = Instant.parse(request.path("closesAt").asText());
        assertThat(closesAt)
                .isEqualTo(
                        Instant.parse(request.path("createdAt").asText())
                                .plus(Duration.ofDays(30)));
        House.SYSTEM.advance(Duration.ofDays(31));
        assertThat(tenant.log(request, "request.rejected"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/actor/account").asText()).isEqualTo("system");
                    assertThat(entry.at("/after/state").asText()).isEqualTo("rejected");
                    assertThat(entry.at("/after/rejection").asText())
                            .isEqualTo("Nobody decided about it in time");
                });
        isClosed(request, closesAt);
        assertThat(tenant.submit().path("number").asLong())
                .isGreaterThan(request.path("number").asLong());
    }

    @Test
    @DisplayName(
            "E4: E7: it closes by the clock alone: at that very instant, while the sweep is off,"
                    + " nobody can do anything with it, and another can be submitted")
    void by_the_clock() {
        House.SYSTEM.sweep().enable(false);
        var request = tenant.submit();
        var closesAt = Instant.parse(request.path("closesAt").asText());
        try (var _ = House.stopClock()) {
            House.SYSTEM.moveTo(closesAt.minusMillis(1));
            assertThat(tenant.show(request).path("state").asText()).isEqualTo("submitted");
            assertThat(tenant.contacts().path("readOnly").asBoolean()).isTrue();
            assertThat(tenant.tried().status()).isEqualTo(409);

            House.SYSTEM.moveTo(closesAt);
            isClosed(request, closesAt);
            assertThat(tenant.contacts().path("readOnly").asBoolean()).isFalse();
            assertThat(tenant.contacts().path("request").isNull()).isTrue();
        }
        var next = tenant.submit();
        assertThat(tenant.contacts().at("/request/id")).isEqualTo(next.path("id"));
        assertThat(tenant.log(request, "request.rejected")).isEmpty();

        House.SYSTEM.sweep().enable(true);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        assertThat(tenant.log(request, "request.rejected")).hasSize(1);
        isClosed(request, closesAt);
        assertThat(tenant.show(next).path("state").asText()).isEqualTo("submitted");
        assertThat(tenant.tried().status()).as("that one is open").isEqualTo(409);
        assertThat(tenant.ask(tenant.asker(), next, "/cancel", House.object()).status())
                .isEqualTo(200);
        assertThat(tenant.tried().status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E7: where the tenant wants neither, nobody is reminded and nothing closes")
    void never() {
        tenant.settings("requestReminderDays", 0);
        tenant.settings("requestCloseDays", 0);
        var request = tenant.submit();
        assertThat(request.has("remindAt")).isFalse();
        assertThat(request.has("closesAt")).isFalse();
        House.SYSTEM.advance(Duration.ofDays(400));
        assertThat(tenant.show(request).path("state").asText()).isEqualTo("submitted");
        assertThat(tenant.log(request, "request.waiting")).isEmpty();
        assertThat(tenant.tried().status()).isEqualTo(409);
    }

    @Test
    @DisplayName("E7: a reminder that would come after the end does not come")
    void reminder_after_the_end() {
        tenant.settings("requestReminderDays", 5);
        tenant.settings("requestCloseDays", 2);
        var request = tenant.submit();
        House.SYSTEM.advance(Duration.ofDays(10));
        assertThat(tenant.log(request, "request.waiting")).isEmpty();
        assertThat(tenant.log(request, "request.rejected")).hasSize(1);
    }

    /// For everybody, whatever the sweep has done.
    private void isClosed(JsonNode request, Instant since) {
        var shown = tenant.show(request);
        assertThat(shown.path("state").asText()).isEqualTo("rejected");
        assertThat(shown.path("reason").asText()).isEqualTo("Nobody decided about it in time");
        assertThat(shown.path("decidedAt").asText()).isEqualTo(since.toString());
        assertThat(shown.at("/decidedBy/account").asText()).isEqualTo("system");
        var said = House.object().put("text", "Is anybody there?");
        for (var refused :
                Map.<String, ObjectNode>of("/comments", said, "/cancel", House.object())
                        .entrySet()) {
            assertThat(
                            tenant.ask(
                                            tenant.asker(),
                                            request,
                                            refused.getKey(),
                                            refused.getValue())
                                    .status())
                    .as(refused.getKey())
                    .isEqualTo(409);
        }
        var why = House.object().put("reason", "This comes too late");
        for (var refused :
                Map.<String, ObjectNode>of("/implement", House.object(), "/reject", why)
                        .entrySet()) {
            assertThat(
                            tenant.ask(House.ROOT, request, refused.getKey(), refused.getValue())
                                    .status())
                    .as(refused.getKey())
                    .isEqualTo(409);
        }
        for (var act : Map.of("implement", House.object(), "reject", why).entrySet()) {
            var message = act.getValue().deepCopy().put("action", act.getKey());
            assertThat(HelpDesk.say(message.put("request", request.path("id").asText())).status())
                    .as("the help desk is not the clock: " + act.getKey())
                    .isEqualTo(409);
        }
    }
}
