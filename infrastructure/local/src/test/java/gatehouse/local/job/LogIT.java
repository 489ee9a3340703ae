package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.EventId;
import gatehouse.domain.TenantId;
import gatehouse.functions.Metric;
import gatehouse.http.Json;
import gatehouse.local.aws.Answer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What functions log of the main job: every run one line, and in it nobody.
class LogIT {
    private static final Set<String> FIELDS =
            Set.of(
                    "time",
                    "level",
                    "Function",
                    "Route",
                    "requestId",
                    "outcome",
                    "problem",
                    "calls",
                    "faults",
                    "_aws");
    private static final Set<String> METRICS =
            Arrays.stream(Metric.values()).map(Metric::title).collect(Collectors.toSet());
    private static final Set<String> OUTCOMES = Set.of("handled", "failed", "set aside");

    private final Person manager = House.customer();
    private final Person staff = House.staff();

    @Test
    void the_main_job_is_logged_by_every_function_and_names_nobody() {
        long from = House.SYSTEM.logged();
        var reason = "Zebra-like stripes in the yearly report";
        var wish = House.wish(staff).put("reason", reason);
        var invited =
                House.post(House.home(manager, "/vendor-invitations"), House.signIn(manager), wish);
        assertThat(invited.status()).isEqualTo(201);
        var token = House.linkToken(staff.email());
        House.accept(staff);
        var session = House.signIn(staff);
        var stranger = House.get(House.home(manager, "/audit?subject=x"), session);
        assertThat(House.get("/v1/me", session).status()).isEqualTo(200);
        assertThat(
                        House.post(
                                        "/v1/sessions",
                                        "",
                                        House.object()
                                                .put("username", staff.email())
                                                .put("password", "not-the-password"))
                                .status())
                .isEqualTo(401);
        House.SYSTEM.advance(Duration.ofDays(31));
        House.SYSTEM.quiet();

        var lines = House.SYSTEM.logSince(from);
        assertThat(lines).allSatisfy(LogIT::isOfTheDocumentedShape);
        assertThat(lines.stream().map(line -> json(line).path("Function").asText()))
                .contains(
                        "invite",
                        "accept",
                        "signin",
                        "profile",
                        "audit",
                        "relay",
                        "projections",
                        "mailer",
                        "delivery",
                        "expire");
        assertThat(lines)
                .anySatisfy(line -> {
                    var read = json(line);
                    assertThat(read.path("requestId").asText())
                            .isEqualTo(invited.header("X-Request-Id"));
                    assertThat(read.path("Route").asText())
                            .isEqualTo("POST /v1/tenants/{tenant}/vendor-invitations");
                    assertThat(read.path("outcome").asText()).isEqualTo("201");
                    // no upper bound: each try counts, and under chaos some fail
                    assertThat(read.path("Requests").asInt())
                            .isGreaterThanOrEqualTo(4)
                            .isEqualTo(
                                    StreamSupport.stream(read.path("calls").spliterator(), false)
                                            .mapToInt(JsonNode::asInt)
                                            .sum());
                    assertThat(read.path("ReadUnits").asDouble()).isPositive();
                    assertThat(read.path("WriteUnits").asDouble()).isPositive();
                });
        assertThat(sum(lines, Metric.MAILS_SENT)).isGreaterThanOrEqualTo(4);
        assertThat(sum(lines, Metric.MAILS_DELIVERED)).isGreaterThanOrEqualTo(4);
        assertThat(sum(lines, Metric.DUE)).isPositive();
        assertThat(stranger.status()).isIn(200, 422);
        var all = String.join("\n", lines);
        assertThat(all)
                .doesNotContain(
                        "@",
                        "Zebra",
                        "Person",
                        "127.0.0.1",
                        "eyJ",
                        token,
                        session,
                        staff.email(),
                        staff.password(),
                        "not-the-password",
                        reason,
                        manager.tenant() + "/");
    }

    @Test
    void a_fault_is_told_once_with_class_and_place_and_without_its_message() {
        long from = House.SYSTEM.logged();
        var person = House.member(new TenantId("acme"), BuiltInRole.AGENT);
        var session = House.signIn(person);
        try (var _ =
                House.SYSTEM.hook((call, next) -> {
                    if (call.function().equals("profile")) {
                        return Answer.error(
                                "ValidationException", "Item of " + person.email() + " is odd");
                    }
                    return next.answer(call);
                })) {
            assertThat(House.get("/v1/me", session).status()).isEqualTo(500);
        }

        var faults =
                House.SYSTEM.logSince(from).stream()
                        .filter(line -> json(line).path("Function").asText().equals("profile"))
                        .filter(line -> json(line).has("faults"))
                        .toList();
        assertThat(faults).hasSize(1).allSatisfy(LogIT::isOfTheDocumentedShape);
        var line = json(faults.getFirst());
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("outcome").asText()).isEqualTo("500");
        assertThat(line.path("problem").asText()).isEqualTo("internal");
        var cause = line.path("faults").path(0).path("causes").path(0);
        assertThat(cause.path("code").asText()).isEqualTo("ValidationException");
        assertThat(cause.has("message")).isFalse();
        assertThat(line.path("faults").path(0).path("at").toString()).contains("gatehouse.aws");
        assertThat(faults.getFirst()).doesNotContain("odd").doesNotContain(person.email());
    }

    @Test
    void a_run_that_is_thrown_out_of_has_a_line_and_comes_again() {
        long from = House.SYSTEM.logged();
        var once = new AtomicBoolean(true);
        try (var _ =
                House.SYSTEM.hook((call, next) -> {
                    if (call.function().equals("relay")
                            && call.service().equals("events")
                            && once.getAndSet(false)) {
                        throw new IllegalStateException("for " + staff.email());
                    }
                    return next.answer(call);
                })) {
            House.invite(manager, staff);
            House.SYSTEM.quiet();
        }

        assertThat(House.SYSTEM.logSince(from))
                .anySatisfy(line -> {
                    assertThat(json(line).path("Function").asText()).isEqualTo("relay");
                    assertThat(json(line).path("outcome").asText()).isEqualTo("failed");
                    assertThat(line).doesNotContain("@");
                });
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);
    }

    /// As `docs/operating.md` says it is done.
    @Test
    void a_record_that_was_set_aside_can_be_replayed_once_it_is_mended() {
        House.invite(manager, staff);
        House.SYSTEM.quiet();
        var id = EventId.next(new SecureRandom()).value();
        var record =
                House.SYSTEM.delivered("relay").stream()
                        .flatMap(batch ->
                                StreamSupport.stream(batch.path("Records").spliterator(), false))
                        .filter(each -> each.toString().contains(manager.tenant()))
                        .filter(each -> each.toString().contains("invitation.created"))
                        .findFirst()
                        .<ObjectNode>map(JsonNode::deepCopy)
                        .orElseThrow()
                        .put("eventID", id);
        var image = (ObjectNode) record.path("dynamodb").path("NewImage");
        ((ObjectNode) image.path("change").path("M").path("id")).put("S", id);
        image.putObject("odd").putArray("NS").add("1");
        int entries = entries().size();
        long from = House.SYSTEM.logged();

        var _ = House.feed("relay", records(record));
        var file =
                House.SYSTEM.files().entrySet().stream()
                        .filter(each -> each.getKey().endsWith("relay/" + id + ".json"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow();
        assertThat(House.SYSTEM.logSince(from).stream().map(LogIT::json))
                .anyMatch(line ->
                        line.path("outcome").asText().equals("set aside")
                                && line.path("faults").path(0).path("about").asText().equals(id));
        assertThat(entries()).hasSize(entries);

        var mended = (ObjectNode) json(file);
        ((ObjectNode) mended.path("dynamodb").path("NewImage")).remove("odd");
        for (int times = 0; times < 2; times++) {
            var _ = House.feed("relay", records(mended));
        }
        House.SYSTEM.quiet();

        assertThat(entries()).hasSize(entries + 1);
        assertThat(entries().getFirst().path("id").asText()).isEqualTo(id);
        assertThat(
                        House.get(House.home(manager, "/audit/verify"), House.signIn(manager))
                                .json()
                                .path("valid")
                                .asBoolean())
                .isTrue();
    }

    private List<JsonNode> entries() {
        var read = House.get(House.home(manager, "/audit"), House.signIn(manager));
        return StreamSupport.stream(read.json().path("items").spliterator(), false)
                .filter(entry -> entry.path("type").asText().startsWith("invitation."))
                .toList();
    }

    private static ObjectNode records(JsonNode record) {
        var batch = House.object();
        batch.putArray("Records").add(record);
        return batch;
    }

    private static void isOfTheDocumentedShape(String line) {
        var read = json(line);
        read.fieldNames()
                .forEachRemaining(name ->
                        assertThat(FIELDS.contains(name) || METRICS.contains(name))
                                .as(name)
                                .isTrue());
        assertThat(Instant.parse(read.path("time").asText())).isNotNull();
        assertThat(read.path("level").asText()).isIn("INFO", "WARN", "ERROR");
        assertThat(read.path("requestId").asText()).isNotEmpty();
        var outcome = read.path("outcome").asText();
        if (read.has("Route")) {
            assertThat(outcome).matches("[2-5]\\d\\d");
            assertThat(read.path("Route").asText()).matches("\\$default|none|[A-Z]+ /\\S*");
        } else {
            assertThat(OUTCOMES).contains(outcome);
        }
        var declared = read.path("_aws").path("CloudWatchMetrics").path(0);
        declared.path("Dimensions")
                .path(0)
                .forEach(name -> assertThat(read.path(name.asText()).isTextual()).isTrue());
        assertThat(declared.path("Metrics")).isNotEmpty();
        declared.path("Metrics")
                .forEach(metric ->
                        assertThat(read.path(metric.path("Name").asText()).isNumber()).isTrue());
    }

    private static double sum(List<String> lines, Metric metric) {
        return lines.stream().mapToDouble(line -> json(line).path(metric.title()).asDouble()).sum();
    }

    private static JsonNode json(String line) {
        return Json.read(line).orElseThrow();
    }
}
