package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The people of a tenant as a file that is written behind.
class ExportFilesIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private Person manager = House.ANA;

    @BeforeEach
    void a_customer() {
        manager = House.customer();
    }

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName(
            "B9: the file is what members.csv answers to the same filters, and a mail tells of it")
    void file() {
        new Crowd(manager).of(40);
        House.SYSTEM.quiet();

        var asked = ask(House.object().put("sort", "-email").put("columns", "all"));
        assertThat(asked.path("state").asText()).isEqualTo("queued");
        assertThat(asked.path("url").isNull()).isTrue();
        House.SYSTEM.quiet();
        var done = show(asked);

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("rows").asInt()).isEqualTo(37);
        assertThat(done.path("finishedAt").asText()).isNotEmpty();
        var direct =
                House.get(
                        House.home(manager, "/members.csv?sort=-email&columns=all"),
                        House.signIn(manager));
        assertThat(fetch(done).body()).isEqualTo(direct.text());
        var mail = House.SYSTEM.mails(manager.email()).getFirst();
        assertThat(mail.subject()).contains("is ready");
        assertThat(mail.links()).singleElement().asString().contains("/unsubscribe#");
        assertThat(mail.text()).contains("37").doesNotContain("X-Amz");
    }

    @Test
    @DisplayName("B9: the file comes with its media type and under a name, as members.csv does")
    void named() {
        var asked = ask(House.object());
        House.SYSTEM.quiet();
        var direct = House.get(House.home(manager, "/members.csv"), House.signIn(manager));
        var file = fetch(show(asked)).headers();
        for (var name : List.of("Content-Type", "Content-Disposition")) {
            assertThat(file.firstValue(name).orElse("")).as(name).isEqualTo(direct.header(name));
        }
        assertThat(direct.header("Content-Disposition")).contains("attachment", ".csv");
    }

    @Test
    @DisplayName(
            "F4: that a file was asked for and is there stands in the audit log, with its filters")
    void audited() {
        var asked = ask(House.object().put("company", "Ärmel").put("disabled", "include"));

        var requested = Passwords.entries(manager, "export.requested").getFirst();
        assertThat(requested.at("/subject/id").asText()).isEqualTo(asked.path("id").asText());
        assertThat(requested.at("/after/filter/company").asText()).isEqualTo("armel");
        assertThat(requested.at("/after/filter/disabled").asText()).isEqualTo("include");
        assertThat(requested.at("/actor/name").asText()).isNotEqualTo("Gatehouse");
        var finished = Passwords.entries(manager, "export.finished");
        assertThat(finished).hasSize(1);
        assertThat(finished.getFirst().at("/after/state").asText()).isEqualTo("done");
        assertThat(finished.toString()).doesNotContain("X-Amz", "exports/");
    }

    @Test
    @DisplayName("B9: a link dies after ten minutes, and only a new one leads to the file again")
    void link() {
        var asked = ask(House.object());
        House.SYSTEM.quiet();
        try (var _ = House.stopClock()) {
            var done = show(asked);
            var now = House.SYSTEM.clock().instant();
            assertThat(Instant.parse(done.path("urlExpiresAt").asText()))
                    .isEqualTo(now.plus(Duration.ofMinutes(10)));
            House.SYSTEM.advance(Duration.ofMinutes(9));
            assertThat(fetch(done).statusCode()).isEqualTo(200);
            House.SYSTEM.advance(Duration.ofMinutes(1));
            assertThat(fetch(done).statusCode()).isEqualTo(403);
            assertThat(fetch(show(asked)).statusCode()).isEqualTo(200);
        }
        House.SYSTEM.advance(Duration.ofDays(7));
        assertThat(get(asked, manager).status()).as("forgotten").isEqualTo(404);
    }

    @Test
    @DisplayName(
            "B9: a file is its asker's alone; to anybody else it looks like one that never was")
    void somebody_elses() {
        var asked = ask(House.object());
        House.SYSTEM.quiet();
        var colleague = House.member(new TenantId(manager.tenant()), BuiltInRole.ADMIN);
        var invented = House.object().put("id", "a".repeat(26));
        var agent = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);

        assertThat(get(asked, colleague).status()).isEqualTo(404);
        assertThat(get(asked, colleague).text()).isEqualTo(get(invented, colleague).text());
        assertThat(get(asked, House.customer()).status()).isEqualTo(404);
        assertThat(get(asked, agent).status()).isEqualTo(403);
        var refused = House.post(exports(), House.signIn(agent), House.object());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("export-people");
    }

    @Test
    @DisplayName("B9: who may export no more when the writing begins gets no file, and no mail")
    void no_longer() {
        var boss = House.member(new TenantId(manager.tenant()), BuiltInRole.ADMIN);
        House.SYSTEM.pause("exporter");
        var reply = House.post(exports(), House.signIn(boss), House.object());
        assertThat(reply.status()).isEqualTo(201);
        House.bar(boss.email(), manager.tenant());
        House.SYSTEM.resume("exporter");

        var finished = Passwords.entries(manager, "export.finished").getFirst();
        assertThat(finished.at("/after/state").asText()).isEqualTo("failed");
        assertThat(House.SYSTEM.files().keySet())
                .noneMatch(name -> name.contains(reply.json().path("id").asText()));
        assertThat(House.SYSTEM.mails(boss.email()))
                .noneMatch(mail -> mail.subject().contains("is ready"));
    }

    @Test
    @DisplayName(
            "B9: whoever broke off goes on behind the last part that was noted, with one file in the end")
    void goes_on() {
        var crowd = new Crowd(manager);
        crowd.copies(crowd.person("Ona", "Zaj", 1, ExportIT.LONG), 2_900);
        House.SYSTEM.quiet();
        var parts = new CopyOnWriteArrayList<String>();
        var broken = new AtomicBoolean();

        JsonNode asked;
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.action().equals("UploadPart")) {
                        parts.add(number(call));
                        if (number(call).equals("2") && broken.compareAndSet(false, true)) {
                            throw new Lost();
                        }
                    }
                    return next.answer(call);
                })) {
            asked = ask(House.object().put("columns", "all"));
            House.SYSTEM.quiet(Duration.ofMinutes(2));
        }

        if (Long.getLong("gatehouse.chaos") == null) {
            assertThat(parts).containsExactly("1", "2", "2");
        }
        var done = show(asked);
        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("rows").asInt()).isEqualTo(2_902);
        var rows = ExportIT.rows(fetch(done).body());
        assertThat(rows).hasSize(2_902);
        assertThat(rows.stream().map(row -> row.getField("id")).distinct()).hasSize(2_902);
        assertThat(Passwords.entries(manager, "export.finished")).hasSize(1);
        assertThat(House.SYSTEM.mails(manager.email()))
                .filteredOn(mail -> mail.subject().contains("is ready"))
                .hasSize(1);
    }

    private static String number(Call call) {
        return call.request().firstMatchingRawQueryParameter("partNumber").orElse("");
    }

    /// An instance that is gone.
    private static final class Lost extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName(
            "B9: the queue may bring an export again: there is one file, one event and one mail")
    void again() {
        var asked = ask(House.object());
        House.SYSTEM.quiet();
        var before = show(asked);
        for (var batch : House.SYSTEM.delivered("exporter")) {
            var _ = House.feed("exporter", batch);
        }

        assertThat(show(asked).path("finishedAt")).isEqualTo(before.path("finishedAt"));
        assertThat(Passwords.entries(manager, "export.finished")).hasSize(1);
    }

    @Test
    @DisplayName(
            "B9: of each person one export is under way at a time; once it is over, another may come")
    void one_at_a_time() {
        House.SYSTEM.pause("exporter");
        var _ = ask(House.object());
        var refused = House.post(exports(), House.signIn(manager), House.object());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("under way");
        House.SYSTEM.resume("exporter");
        House.SYSTEM.quiet();
        var second = ask(House.object());
        House.SYSTEM.quiet();
        assertThat(show(second).path("state").asText()).isEqualTo("done");
    }

    @Test
    @DisplayName("B9: what nobody has finished within six hours has failed, by the clock alone")
    void given_up() {
        House.SYSTEM.pause("exporter");
        var asked = ask(House.object());
        var clock = House.SYSTEM.clock();
        clock.moveTo(clock.instant().plus(Duration.ofHours(6)));
        assertThat(show(asked).path("state").asText()).isEqualTo("failed");
        var another = ask(House.object());
        House.SYSTEM.resume("exporter");
        House.SYSTEM.quiet();
        assertThat(show(asked).path("state").asText()).isEqualTo("failed");
        assertThat(show(another).path("state").asText()).isEqualTo("done");
    }

    @Test
    @DisplayName("F6: the same Idempotency-Key asks once; F7: a dry run asks for nothing")
    void once() {
        var token = House.signIn(manager);
        var before = House.everything();
        var tried = House.post(exports() + "?dryRun=true", token, House.object());
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("state").asText()).isEqualTo("queued");
        assertThat(House.everything()).isEqualTo(before);

        var key = Map.of("Idempotency-Key", "once");
        var first = House.ask("POST", exports(), House.signIn(manager), "{}", key);
        var second = House.ask("POST", exports(), House.signIn(manager), "{}", key);
        assertThat(List.of(first.status(), second.status())).containsOnly(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(first.header("Location"))
                .isEqualTo(exports() + "/" + first.json().path("id").asText());
        assertThat(Passwords.entries(manager, "export.requested")).hasSize(1);
    }

    @Test
    @DisplayName("F6: every faulty field of a wish is named")
    void faults() {
        var wish =
                House.object()
                        .put("q", "")
                        .put("sort", "age")
                        .put("group", "x")
                        .put("role", "king")
                        .put("country", "QQ")
                        .put("disabled", true)
                        .put("columns", "some")
                        .put("limit", 5)
                        .putNull("company");
        var reply = House.post(exports(), House.signIn(manager), wish);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers())
                .containsExactlyInAnyOrder(
                        "/q",
                        "/sort",
                        "/group",
                        "/role",
                        "/country",
                        "/disabled",
                        "/columns",
                        "/limit",
                        "/company");
    }

    private String exports() {
        return House.home(manager, "/exports");
    }

    private JsonNode ask(ObjectNode wish) {
        var reply = House.post(exports(), House.signIn(manager), wish);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private JsonNode show(JsonNode export) {
        var reply = get(export, manager);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private Reply get(JsonNode export, Person person) {
        return House.get(exports() + "/" + export.path("id").asText(), House.signIn(person));
    }

    private static HttpResponse<String> fetch(JsonNode export) {
        try {
            var request = HttpRequest.newBuilder(URI.create(export.path("url").asText())).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }
}
