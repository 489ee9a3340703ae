package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The audit log of a tenant (F4).
class AuditLogIT {
    private final Person manager = House.customer();
    private final Person first = House.staff();
    private final Person second = House.staff();
    private final String here = "/v1/tenants/" + manager.tenant();
    private String token = "";
    private String invitation = "";
    private String grant = "";
    private String middle = "";

    @BeforeEach
    void some_history() {
        invitation = House.invite(manager, first).path("id").asText();
        grant = House.accept(first).path("id").asText();
        House.SYSTEM.advance(Duration.ofMinutes(5));
        middle = House.SYSTEM.clock().instant().toString();
        var body =
                House.object()
                        .put("email", second.email())
                        .put("reason", "Helping with the other report");
        assertThat(House.post(here + "/vendor-invitations", House.signIn(manager), body).status())
                .isEqualTo(201);
        token = House.signIn(manager);
        House.SYSTEM.quiet();
    }

    @Test
    @DisplayName("F4: every change is an entry: who, where, what, before, after, why, from where")
    void an_entry() {
        var entry = only("?type=invitation.created&subject=" + invitation);

        assertThat(entry.path("actor").path("name").asText()).isNotEmpty();
        assertThat(entry.path("actor").path("tenant").asText()).isEqualTo(manager.tenant());
        assertThat(entry.path("subject").path("id").asText()).isEqualTo(invitation);
        assertThat(entry.path("before").isNull()).isTrue();
        assertThat(entry.path("after").toString()).contains(first.email());
        assertThat(entry.path("after").path("reason").asText())
                .isEqualTo("Helping with the yearly report");
        assertThat(entry.path("requestId").asText()).isNotEmpty();
        assertThat(entry.path("source").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("time").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("F4: the log is listed newest first, by time, actor, type and subject")
    void filters() {
        var all = items("?limit=100");
        assertThat(sequences(all))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, all.size()).boxed().toList().reversed());

        assertThat(types(items("?type=invitation.created")))
                .containsExactly("invitation.created", "invitation.created");
        assertThat(items("?from=" + middle)).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(items("?to=" + middle)).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(items("?from=" + middle).size() + items("?to=" + middle).size())
                .isEqualTo(all.size());
        var acceptor = only("?type=invitation.accepted").path("actor").path("account").asText();
        assertThat(items("?actor=" + acceptor))
                .isNotEmpty()
                .allMatch(entry -> entry.path("actor").path("account").asText().equals(acceptor));
        assertThat(types(items("?subject=" + invitation)))
                .contains("invitation.accepted", "invitation.created");
        assertThat(items("?subject=nobody")).isEmpty();
        assertThat(items("?type=invitation.created&from=" + middle)).hasSize(1);
    }

    @Test
    @DisplayName("F6: a filter that makes no sense is a fault that is named")
    void bad_filters() {
        for (var bad : List.of("from=yesterday", "to=1", "type=nothing", "limit=0", "cursor=x")) {
            var reply = House.get(here + "/audit?" + bad, token);
            assertThat(reply.status()).as(bad).isEqualTo(422);
            assertThat(reply.pointers()).as(bad).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "F4: paged, the log is the same as in one piece; a cursor is of its query and tenant")
    void pages() {
        var whole = items("?limit=100&to=" + middle);
        var paged = new ArrayList<JsonNode>();
        var path = here + "/audit?limit=1&to=" + middle;
        var next = "";
        var seen = "";
        do {
            var page = House.get(next.isEmpty() ? path : path + "&cursor=" + next, token).json();
            page.path("items").forEach(paged::add);
            next = page.path("next").asText("");
            seen = next.isEmpty() ? seen : next;
        } while (!next.isEmpty() && paged.size() <= whole.size());

        assertThat(paged).containsExactlyElementsOf(whole);
        assertThat(House.get(here + "/audit?limit=1&cursor=" + seen, token).status())
                .as("another query")
                .isEqualTo(422);
        var other = House.customer();
        var elsewhere =
                "/v1/tenants/%s/audit?limit=1&to=%s&cursor=%s"
                        .formatted(other.tenant(), middle, seen);
        assertThat(House.get(elsewhere, House.signIn(other)).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("F4: the CSV is the filtered list in its order, and no cell of it is a formula")
    void csv() {
        var member = only("?type=invitation.accepted").path("actor").path("account").asText();
        var reason = "=cmd|' /C calc'!A0 is no \"reason\", is it";
        var path = here + "/members/" + member + "/grants/" + grant;
        var query = "?from=" + middle;
        assertThat(House.delete(path + "?reason=" + encoded(reason), token).status())
                .isEqualTo(204);
        House.SYSTEM.quiet();
        var list = items(query);
        var reply = House.get(here + "/audit.csv" + query, token);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        var rows = new ArrayList<NamedCsvRecord>();
        CsvReader.builder().ofNamedCsvRecord(reply.text()).forEach(rows::add);

        assertThat(rows)
                .extracting(row -> row.getField("sequence"))
                .containsExactlyElementsOf(
                        list.stream().map(entry -> entry.path("sequence").asText()).toList());
        assertThat(rows)
                .extracting(row -> row.getField("hash"))
                .containsExactlyElementsOf(
                        list.stream().map(entry -> entry.path("hash").asText()).toList());
        assertThat(rows.getFirst().getField("reason")).isEqualTo("'" + reason);
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.getFields())
                                .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*")));
    }

    @Test
    @DisplayName("F4: an untouched log is valid; an entry edited in the table is named")
    void edited() {
        assertThat(verdict().path("valid").asBoolean()).isTrue();
        assertThat(verdict().path("checked").asInt()).isEqualTo(items("?limit=100").size());
        int victim = only("?type=invitation.accepted").path("sequence").asInt();

        for (var attribute : List.of("before", "after", "hash")) {
            var old = entry(victim).getOrDefault(attribute, AttributeValue.fromS(""));
            set(victim, attribute, AttributeValue.fromS(old.s() + " "));
            assertThat(verdict().path("valid").asBoolean()).as(attribute).isFalse();
            assertThat(verdict().path("firstBad").asInt()).as(attribute).isEqualTo(victim);
            set(victim, attribute, old);
            assertThat(verdict().path("valid").asBoolean()).as(attribute).isTrue();
        }
    }

    @Test
    @DisplayName("F4: whoever changes who did it, when or from where is found out too")
    void edited_event() {
        int victim = only("?type=invitation.accepted").path("sequence").asInt();
        var old = entry(victim).getOrDefault("event", AttributeValue.fromM(Map.of()));

        for (var name : old.m().keySet()) {
            var event = new java.util.HashMap<>(old.m());
            event.computeIfPresent(name, (_, value) -> other(value));
            set(victim, "event", AttributeValue.fromM(event));
            assertThat(verdict().path("firstBad").asInt()).as(name).isEqualTo(victim);
        }
        set(victim, "event", old);
        assertThat(verdict().path("valid").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("F4: an entry deleted from the table is missed, the last one too")
    void deleted() {
        var count = items("?limit=100").size();
        var kept = entry(2);
        delete(kept);
        assertThat(verdict().path("firstBad").asInt()).isEqualTo(2);
        House.SYSTEM.dynamo().putItem(put -> put.tableName(House.SYSTEM.table()).item(kept));
        assertThat(verdict().path("valid").asBoolean()).isTrue();

        delete(entry(count));
        assertThat(verdict().path("valid").asBoolean()).isFalse();
        assertThat(verdict().path("firstBad").asInt()).isEqualTo(count);
    }

    @Test
    @DisplayName("F4: a log whose head is gone or was set back is found out")
    void beheaded() {
        var head = head();
        delete(head);
        assertThat(verdict().path("firstBad").asInt()).isEqualTo(1);

        var second = entry(2);
        var back = new java.util.HashMap<>(head);
        back.put("sequence", AttributeValue.fromN("2"));
        back.put("hash", AttributeValue.fromS(text(second, "hash")));
        put(back);
        assertThat(verdict().path("valid").asBoolean()).isFalse();

        put(head);
        assertThat(verdict().path("valid").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("F4: an entry smuggled in where no number is free is found out")
    void smuggled() {
        var forged = new java.util.HashMap<>(entry(3));
        forged.put("sk", AttributeValue.fromS("000000000000"));
        put(forged);
        assertThat(verdict().path("valid").asBoolean()).isFalse();

        delete(forged);
        assertThat(verdict().path("valid").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("F4: a log that grows while it is checked is valid")
    void growing() {
        var grown = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook((call, next) -> {
                    var answer = next.answer(call);
                    if (call.function().equals("audit")
                            && call.action().equals("GetItem")
                            && call.body().asUtf8String().contains("HEAD")
                            && grown.compareAndSet(false, true)) {
                        House.signIn(manager);
                        House.SYSTEM.quiet();
                    }
                    return answer;
                })) {
            assertThat(verdict().path("valid").asBoolean()).isTrue();
        }
        assertThat(grown).isTrue();
    }

    @Test
    @DisplayName("F4: nobody reads a log without the permission, nor one of another tenant")
    void readers() {
        var staffs = House.signIn(first);
        assertThat(House.get(here + "/audit", staffs).status())
                .as("a customer manager may")
                .isEqualTo(200);
        var agent =
                House.member(
                        new gatehouse.domain.TenantId(manager.tenant()),
                        gatehouse.domain.BuiltInRole.AGENT);
        for (var route : List.of("/audit", "/audit.csv", "/audit/verify")) {
            assertThat(House.get(here + route, House.signIn(agent)).status()).isEqualTo(403);
            assertThat(House.get(here + route, House.signIn(House.customer())).status())
                    .isEqualTo(404);
            assertThat(House.get(here + route, "").status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("F4: no secret is in the log: no password, no hash of one, no token")
    void no_secret() {
        var text = House.get(here + "/audit?limit=100", token).text();

        assertThat(text).doesNotContain("argon2", manager.password(), token);
        assertThat(text).contains(grant);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static AttributeValue other(AttributeValue value) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(changed(value.s()));
            case M -> {
                var map = new java.util.HashMap<>(value.m());
                map.replaceAll((_, each) -> other(each));
                yield AttributeValue.fromM(map);
            }
            default -> AttributeValue.fromN("7");
        };
    }

    /// Another text of the same form, where it has one.
    private static String changed(String text) {
        if (text.isEmpty()) {
            return "x";
        }
        var last = text.charAt(text.length() - 1);
        return text.endsWith("Z")
                ? "2020-01-01T00:00:00Z"
                : text.substring(0, text.length() - 1) + (last == 'a' ? 'b' : 'a');
    }

    private Map<String, AttributeValue> entry(int sequence) {
        return House.SYSTEM
                .dynamo()
                .scanPaginator(scan -> scan.tableName(House.SYSTEM.table()))
                .items()
                .stream()
                .filter(item -> text(item, "pk").startsWith("T#" + manager.tenant() + "#AUDIT#"))
                .filter(item -> item.containsKey("event"))
                .filter(item ->
                        item.getOrDefault("sequence", AttributeValue.fromN("0"))
                                .n()
                                .equals(Integer.toString(sequence)))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, AttributeValue> head() {
        var key =
                Map.of(
                        "pk", AttributeValue.fromS("T#" + manager.tenant() + "#AUDIT"),
                        "sk", AttributeValue.fromS("HEAD"));
        return House.SYSTEM
                .dynamo()
                .getItem(get -> get.tableName(House.SYSTEM.table()).key(key).consistentRead(true))
                .item();
    }

    private static void put(Map<String, AttributeValue> item) {
        House.SYSTEM.dynamo().putItem(put -> put.tableName(House.SYSTEM.table()).item(item));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of(
                "pk", AttributeValue.fromS(text(item, "pk")),
                "sk", AttributeValue.fromS(text(item, "sk")));
    }

    private void set(int sequence, String attribute, AttributeValue value) {
        var key = key(entry(sequence));
        House.SYSTEM
                .dynamo()
                .updateItem(update ->
                        update.tableName(House.SYSTEM.table())
                                .key(key)
                                .updateExpression("SET #a = :v")
                                .expressionAttributeNames(Map.of("#a", attribute))
                                .expressionAttributeValues(Map.of(":v", value)));
    }

    private static void delete(Map<String, AttributeValue> item) {
        House.SYSTEM
                .dynamo()
                .deleteItem(delete -> delete.tableName(House.SYSTEM.table()).key(key(item)));
    }

    private JsonNode verdict() {
        return House.get(here + "/audit/verify", token).json();
    }

    private JsonNode only(String query) {
        assertThat(items(query)).hasSize(1);
        return items(query).getFirst();
    }

    private List<JsonNode> items(String query) {
        var items = new ArrayList<JsonNode>();
        House.get(here + "/audit" + query, token).json().path("items").forEach(items::add);
        return items;
    }

    private static List<String> types(List<JsonNode> items) {
        return items.stream().map(entry -> entry.path("type").asText()).toList();
    }

    private static List<Integer> sequences(List<JsonNode> items) {
        return items.stream().map(entry -> entry.path("sequence").asInt()).toList();
    }
}
