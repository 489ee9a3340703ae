package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Limits;
import gatehouse.domain.Module;
import gatehouse.domain.Profile;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who may do what, for frontends and services to ask.
class EvaluationIT {
    private static final List<String> OWN = List.of("device", "ticket", "video-session");
    private static final int NO_LIMIT = Limits.MOST + 1;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private final Person boss = House.customer();
    private final String tenant = boss.tenant();
    private final Questions ask = new Questions(boss);

    @AfterEach
    void back() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("C8: customers see and work on their own company's things, and nobody else's")
    void own_company() {
        for (var role :
                List.of(
                        BuiltInRole.MEMBER,
                        BuiltInRole.MODERATOR,
                        BuiltInRole.ADMINISTRATOR,
                        BuiltInRole.CUSTOMER,
                        BuiltInRole.CUSTOMER_MANAGER_LOCAL)) {
            var person = House.member(new TenantId(tenant), role);
            var mine = new Questions(person);
            for (var type : OWN) {
                for (var action : List.of("read", "write", "work", "can_read")) {
                    assertThat(mine.answer(thing(person, action, type, tenant)))
                            .as(role + " " + action + " " + type)
                            .isEqualTo("yes given");
                }
                for (var owner : List.of("globex", "acme", "nowhere", "A B", "")) {
                    assertThat(mine.answer(thing(person, "read", type, owner)))
                            .as(role + " " + type + " of " + owner)
                            .isEqualTo("no other-company");
                }
            }
            assertThat(mine.answer(thing(person, "read", "template", tenant)))
                    .as(role + " and templates")
                    .isEqualTo("no no-role");
        }
        var agent = House.member(new TenantId(tenant), BuiltInRole.AGENT);
        assertThat(ask.answer(thing(agent, "read", "device", tenant))).isEqualTo("no no-role");
        assertThat(ask.answer(thing(agent, "read", "template", tenant))).isEqualTo("yes given");
        assertThat(ask.answer(thing(agent, "read", "template", "globex")))
                .isEqualTo("no other-company");
    }

    @Test
    @DisplayName("C8: whoever manages a customer sees no thing of it, and a customer no template")
    void customers() {
        var clinic = customerOf(tenant);
        for (var type : OWN) {
            assertThat(ask.answer(thing(boss, "read", type, tenant))).isEqualTo("yes given");
            assertThat(ask.answer(thing(boss, "read", type, clinic.value())))
                    .as("a %s of the customer, asked at home", type)
                    .isEqualTo("no other-company");
            assertThat(
                            ask.answer(
                                    Questions.of(
                                            Questions.id(boss),
                                            "read",
                                            type,
                                            clinic.value(),
                                            clinic.value())))
                    .as("asked where there is no access")
                    .isEqualTo("no unknown-tenant");
        }
        for (var role : List.of(BuiltInRole.MEMBER, BuiltInRole.ADMIN, BuiltInRole.AGENT)) {
            var person = House.member(clinic, role);
            var template =
                    Questions.of(
                            Questions.id(person),
                            "read",
                            "template",
                            clinic.value(),
                            clinic.value());
            assertThat(new Questions(person).answer(template))
                    .as(role.id().value())
                    .isEqualTo("no not-for-customers");
        }
    }

    private TenantId customerOf(String manager) {
        var id = new TenantId(manager + "-clinic");
        House.planting().tenant(id, "Clinic", TenantKind.CORPORATE, new TenantId(manager));
        return id;
    }

    @Test
    @DisplayName("C8: what nobody has heard of is answered no, and why; it is no error")
    void unknown() {
        var good = thing(boss, "read", "device", tenant);
        assertThat(ask.answer(good)).isEqualTo("yes given");

        assertThat(ask.answer(with(good, "subject", "type", "robot")))
                .isEqualTo("no unknown-subject");
        assertThat(ask.answer(with(good, "resource", "type", "document")))
                .isEqualTo("no unknown-resource");
        for (var action : List.of("steal", "READ", "", "can_", "devices")) {
            assertThat(ask.answer(with(good, "action", "name", action)))
                    .as(action)
                    .isEqualTo("no unknown-action");
        }
        assertThat(ask.answer(without(good, "tenant"))).isEqualTo("no no-tenant");
        assertThat(ask.answer(without(good, "owner"))).isEqualTo("no no-owner");
        assertThat(ask.answer(with(good, "resource/properties", "owner", 17)))
                .isEqualTo("no no-owner");
        assertThat(ask.answer(with(good, "subject", "id", "alice@example.com")))
                .isEqualTo("no unknown-person");
        assertThat(ask.answer(Questions.right(Questions.id(boss), "read", tenant)))
                .isEqualTo("no unknown-action");
    }

    @Test
    @DisplayName("F7: a permission is asked of the tenant, and the answer says what decides")
    void rights() {
        var person = House.member(new TenantId(tenant), BuiltInRole.AGENT);
        var id = Questions.id(person);
        assertThat(ask.answer(Questions.right(id, "messaging", tenant))).isEqualTo("yes given");
        assertThat(ask.answer(Questions.right(id, "own-profile", tenant)))
                .isEqualTo("yes everybody");
        assertThat(ask.answer(Questions.right(id, "reporting", tenant))).isEqualTo("no no-role");
        var named = Questions.right(id, "messaging", tenant);
        assertThat(ask.answer(with(named, "resource/properties", "tenant", tenant)))
                .isEqualTo("yes given");
        assertThat(ask.answer(with(named, "resource/properties", "tenant", "globex")))
                .isEqualTo("no other-company");

        var grant = later(id, "manager");
        var notYet = ask.context(Questions.right(id, "reporting", tenant));
        assertThat(notYet.path("reason").asText()).isEqualTo("not-yet");
        assertThat(notYet.path("grant").asText()).isEqualTo(grant);
        var path = House.home(boss, "/members/" + id + "/grants/" + grant);
        assertThat(House.delete(path, House.signIn(boss)).status()).isEqualTo(204);
        assertThat(ask.answer(Questions.right(id, "reporting", tenant))).isEqualTo("no no-longer");
    }

    private String later(String id, String role) {
        var now = House.SYSTEM.clock().instant();
        var wish = House.object().put("role", role);
        wish.put("start", now.plus(Duration.ofDays(1)).toString());
        wish.put("end", now.plus(Duration.ofDays(9)).toString());
        var path = House.home(boss, "/members/" + id + "/grants");
        return House.post(path, House.signIn(boss), wish).json().path("id").asText();
    }

    @Test
    @DisplayName("F7: the answer changes with what it stands on, on the very next question")
    void at_once() {
        var person = House.member(new TenantId(tenant), BuiltInRole.MEMBER);
        var people = new People(boss);
        var question = thing(person, "read", "device", tenant);
        assertThat(ask.answer(question)).isEqualTo("yes given");
        assertThat(new Questions(person).answer(question)).isEqualTo("yes given");

        people.disable(person);
        assertThat(ask.answer(question)).isEqualTo("no disabled-at-home");
        assertThat(new Questions(person).ask(question).status()).isEqualTo(401);
        people.enable(person);
        assertThat(ask.answer(question)).isEqualTo("yes given");

        var staff = House.staff();
        var mine = new Questions(staff);
        var theirs = thing(staff, "read", "device", tenant);
        assertThat(mine.answer(theirs)).isEqualTo("no unknown-tenant");
        assertThat(ask.answer(theirs)).isEqualTo("no unknown-person");
        House.invite(boss, staff);
        assertThat(mine.answer(theirs)).isEqualTo("no unknown-tenant");
        House.accept(staff);
        assertThat(mine.answer(theirs)).isEqualTo("yes given");
        House.bar(staff.email(), tenant);
        assertThat(ask.answer(theirs)).isEqualTo("no disabled");
        assertThat(mine.answer(theirs)).isEqualTo("no unknown-tenant");
    }

    @Test
    @DisplayName(
            "C1: while its module is off a permission is worth nothing, and the answer says so")
    void module() {
        var invite = Questions.right(Questions.id(boss), "invite-customers", tenant);
        assertThat(ask.answer(invite)).isEqualTo("no module-off");
        assertThat(rules("invite-customers", boss)).containsExactly("module-off", "given");

        var with = new TenantId(tenant + "-on");
        House.planting()
                .tenant(with, "On", TenantKind.CORPORATE, with, Set.of(Module.CUSTOMER_LOGIN));
        var creator = House.member(with, BuiltInRole.CONTENT_CREATOR);
        var question = Questions.right(Questions.id(creator), "invite-customers", with.value());
        assertThat(new Questions(creator).answer(question)).isEqualTo("yes given");
        assertThat(rules("invite-customers", creator)).containsExactly("given");
    }

    private static List<String> rules(String permission, Person person) {
        var path = "/members/" + Questions.id(person) + "/access?permission=" + permission;
        var rules = new ArrayList<String>();
        var reply = House.get(House.home(person, path), House.signIn(person)).json();
        reply.path("because").forEach(reason -> rules.add(reason.path("rule").asText()));
        return rules;
    }

    @Test
    @DisplayName("B7: where languages are on, the answer says what to translate, and into what")
    void languages() {
        var plain = House.member(new TenantId(tenant), BuiltInRole.MEMBER);
        var reader = reader("fr", "it", "fr");
        var chooser = reader("en");
        assertThat(context(plain).has("languages")).as("where nothing is translated").isFalse();
        assertThat(context(reader).has("translateInto")).isFalse();

        languages("de", "en");
        assertThat(texts(context(plain).path("languages"))).containsExactly("de", "en");
        assertThat(context(plain).path("translateInto").asText()).isEqualTo("de");
        assertThat(texts(context(reader).path("languages"))).containsExactly("it", "fr");
        assertThat(context(reader).path("translateInto").asText()).isEqualTo("fr");
        assertThat(texts(context(chooser).path("languages"))).containsExactly("de", "en");
        assertThat(context(chooser).path("translateInto").asText()).isEqualTo("en");
        var no = ask.context(Questions.right(Questions.id(plain), "messaging", tenant));
        assertThat(no.path("translateInto").asText()).as("with a no as well").isEqualTo("de");
    }

    @Test
    @DisplayName("B6: the answer tells the own limits of a person, else the tenant's standard")
    void limits() {
        var plain = House.member(new TenantId(tenant), BuiltInRole.MEMBER);
        assertThat(limits(plain)).isEqualTo("100/100");
        settings(
                Map.of(
                        "softLimit", AttributeValue.fromN("20"),
                        "hardLimit", AttributeValue.fromN("40")));
        assertThat(limits(plain)).isEqualTo("20/40");
        assertThat(limits(taking(new Limits(5, 6)))).isEqualTo("5/6");
        assertThat(limits(taking(new Limits(5, NO_LIMIT)))).isEqualTo("5/40");
        assertThat(limits(taking(new Limits(60, NO_LIMIT))))
                .as("never above the hard one")
                .isEqualTo("40/40");
    }

    private String limits(Person person) {
        var context = context(person);
        return context.path("softLimit").asInt() + "/" + context.path("hardLimit").asInt();
    }

    private JsonNode context(Person person) {
        return ask.context(thing(person, "read", "device", tenant));
    }

    private Person reader(String preferred, String... languages) {
        return person(List.of(languages), Optional.of(preferred), Optional.empty());
    }

    /// A hard limit that is greater than any is none of the own.
    private Person taking(Limits limits) {
        return person(List.of(), Optional.empty(), Optional.of(limits));
    }

    private Person person(
            List<String> languages, Optional<String> preferred, Optional<Limits> limits) {
        var email = "e" + NEXT.incrementAndGet() + "@evaluated.example";
        var profile =
                new Profile(
                        Optional.empty(),
                        true,
                        Set.of(),
                        Map.of(),
                        languages,
                        preferred,
                        limits.map(Limits::soft),
                        limits.map(Limits::hard).filter(hard -> hard <= Limits.MOST));
        var home = new TenantId(tenant);
        House.planting().person(email, "Some", "Body", home, BuiltInRole.MEMBER, "", profile);
        return new Person(email, "", tenant);
    }

    private void languages(String... tags) {
        var list = List.of(tags).stream().map(AttributeValue::fromS).toList();
        settings(
                Map.of(
                        "languagesEnabled", AttributeValue.fromBool(true),
                        "languages", AttributeValue.fromL(list)));
    }

    private void settings(Map<String, AttributeValue> wishes) {
        var place = Keys.tenant(new TenantId(tenant));
        wishes.forEach((name, value) -> {
            var _ =
                    House.SYSTEM
                            .dynamo()
                            .updateItem(update ->
                                    update.tableName(House.SYSTEM.table())
                                            .key(
                                                    Map.of(
                                                            "pk",
                                                            AttributeValue.fromS(place.pk()),
                                                            "sk",
                                                            AttributeValue.fromS(place.sk())))
                                            .updateExpression("SET settings.#name = :value")
                                            .expressionAttributeNames(Map.of("#name", name))
                                            .expressionAttributeValues(Map.of(":value", value)));
        });
    }

    @Test
    @DisplayName("F7: of oneself everybody may ask; of others, who reads access, and nobody else")
    void who_may_ask() {
        var agent = House.member(new TenantId(tenant), BuiltInRole.STAFF_ADMIN);
        var other = House.member(new TenantId(tenant), BuiltInRole.MEMBER);
        var mine = new Questions(agent);
        assertThat(mine.answer(Questions.right(Questions.id(agent), "messaging", tenant)))
                .isEqualTo("yes given");
        for (var id : List.of(Questions.id(other), "a".repeat(26), "nonsense", "")) {
            var refused = mine.ask(Questions.right(id, "messaging", tenant));
            assertThat(refused.status()).as(id).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("lacks-permission");
            assertThat(refused.json().path("detail").asText()).contains("read-access");
        }
        var question = Questions.right(Questions.id(other), "messaging", tenant);
        assertThat(House.post(Questions.ONE, "", question).status()).isEqualTo(401);
        assertThat(House.post(Questions.ONE, "x.y.z", question).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F2: a foreign tenant, a malformed one and one that never was look the same")
    void tenants() {
        var stranger = new Questions(House.customer());
        for (var who : List.of(Questions.id(boss), Questions.id(stranger.by()), "x")) {
            var seen = new ArrayList<String>();
            for (var where : List.of(tenant, "no-such-tenant", "A B!", "", "x", "vendor", "\0")) {
                var asked = Questions.of(who, "read", "device", where, where);
                seen.add(face(stranger.ask(asked)));
                seen.add(face(stranger.ask(Questions.right(who, "messaging", where))));
            }
            assertThat(seen).as(who).containsOnly(seen.getFirst());
            assertThat(seen.getFirst())
                    .contains("{\"decision\":false,\"context\":{\"reason\":\"unknown-tenant\"}}");
        }
    }

    @Test
    @DisplayName("F2: a person of elsewhere, a malformed id and one that never was look the same")
    void people() {
        var elsewhere = Questions.id(House.customer());
        var seen = new ArrayList<String>();
        for (var id : List.of(elsewhere, "a".repeat(26), "nonsense", "", "ana@acme.example")) {
            seen.add(face(ask.ask(Questions.right(id, "messaging", tenant))));
        }
        assertThat(seen).containsOnly(seen.getFirst());
        assertThat(seen.getFirst()).contains("unknown-person");
    }

    private static String face(Reply reply) {
        var headers = new TreeMap<>(reply.headers().map());
        headers.remove("date");
        headers.remove("x-request-id");
        return reply.status() + " " + reply.text() + " " + headers;
    }

    @Test
    @DisplayName(
            "F1: without the second factor that the tenant wants the answer is no; of others 403")
    void second_factor() throws Exception {
        var other = House.member(new TenantId(tenant), BuiltInRole.MEMBER);
        var wish = House.object().put("tenant", tenant).put("rank", 1);
        var input = House.object().put("reason", "Their insurer asks for it");
        input.set("requireTotp", wish);
        var told = House.SYSTEM.invoke("bootstrap", input);
        assertThat(told.path("requireTotpRank").asInt()).isEqualTo(1);

        assertThat(ask.answer(Questions.right(Questions.id(boss), "messaging", tenant)))
                .isEqualTo("no no-second-factor");
        var refused = ask.ask(Questions.right(Questions.id(other), "messaging", tenant));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("second-factor-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject",
                "action",
                "resource",
                "subject/type",
                "subject/id",
                "action/name",
                "resource/type",
                "resource/id"
            })
    @DisplayName("F6: what AuthZEN asks for and is missing or of another kind is 400, and named")
    void incomplete(String field) {
        var question = thing(boss, "read", "device", tenant);
        int slash = field.indexOf('/');
        var within = slash < 0 ? question : object(question, field.substring(0, slash));
        var name = field.substring(slash + 1);
        for (var value : List.of("", "17", "null", "[]", "true")) {
            within.remove(name);
            if (!value.isEmpty()) {
                within.put(name, "@@");
            }
            var body = question.toString().replace("\"@@\"", value);
            var refused = ask.ask(body, Map.of());
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("malformed");
            assertThat(refused.pointers()).as(body).containsExactly("/" + field);
        }
    }

    @Test
    @DisplayName(
            "F6: every fault of a question is 400: type, form, place; a stranger's first is 401")
    void malformed() {
        for (var body : List.of("", "{", "[]", "1", "null", "{\"a\":1,\"a\":2}", "{}")) {
            var refused = ask.ask(body, Map.of("Content-Type", "application/json"));
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("malformed");
        }
        var good = thing(boss, "read", "device", tenant);
        for (var type : List.of("text/plain", "application/xml", "x")) {
            var refused = ask.ask(good.toString(), Map.of("Content-Type", type));
            assertThat(refused.status()).as(type).isEqualTo(400);
        }
        for (var part : List.of("subject", "action", "resource")) {
            var odd = good.deepCopy();
            object(odd, part).put("properties", 1);
            assertThat(ask.ask(odd).pointers()).containsExactly("/" + part + "/properties");
        }
        assertThat(ask.ask(good.deepCopy().put("context", "noon")).pointers())
                .containsExactly("/context");
        var asked = House.post(Questions.ONE + "?dryRun=true", House.signIn(boss), good).pointers();
        assertThat(asked).containsExactly("?dryRun");
        assertThat(House.post(Questions.ONE, "", House.object()).status()).isEqualTo(401);
        var large = good.deepCopy().put("more", "x".repeat(64 * 1024));
        assertThat(ask.ask(large).status()).isEqualTo(413);
    }

    @Test
    @DisplayName("F6: what the specification may come to say one day is passed over")
    void more() {
        var question = thing(boss, "read", "device", tenant).put("future", true);
        question.putObject("context").put("time", "2026-03-01T09:00:00Z");
        for (var part : List.of("subject", "action", "resource")) {
            object(question, part).put("label", 1);
        }
        object(object(question, "resource"), "properties").putObject("place").put("floor", 2);
        object(question, "subject").putObject("properties").put("department", "Sales");
        assertThat(ask.answer(question)).isEqualTo("yes given");
    }

    @Test
    @DisplayName("F6: an answer bears the id that the asker gave the question, refused or not")
    void request_id() {
        var question = thing(boss, "read", "device", tenant).toString();
        for (var body : List.of(question, "{}", "{")) {
            var reply = ask.ask(body, Map.of("X-Request-ID", "bfe9eb29-ab87"));
            assertThat(reply.header("X-Request-Id")).isEqualTo("bfe9eb29-ab87");
        }
        var unsigned =
                House.ask("POST", Questions.ONE, "", question, Map.of("X-Request-ID", "mine"));
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unsigned.header("X-Request-Id")).isEqualTo("mine");
        for (var odd : List.of("two words", "x".repeat(129))) {
            var reply = ask.ask(question, Map.of("X-Request-ID", odd));
            assertThat(reply.header("X-Request-Id")).isNotEmpty().isNotEqualTo(odd);
        }
        var other = House.ask("GET", "/v1/me", House.signIn(boss), "", Map.of("X-Request-ID", "m"));
        assertThat(other.header("X-Request-Id")).as("of other routes").isNotEqualTo("m");
    }

    @Test
    @DisplayName("F7: a question changes nothing, and is told nowhere")
    void changes_nothing() {
        var question = thing(boss, "read", "device", tenant);
        assertThat(ask.answer(question)).isEqualTo("yes given");
        var before = House.everything();
        assertThat(ask.answer(question)).isEqualTo("yes given");
        var mine = Questions.right(Questions.id(boss), "outbound", tenant);
        assertThat(ask.answer(mine)).isEqualTo("yes given");
        assertThat(House.everything()).isEqualTo(before);
    }

    private ObjectNode thing(Person person, String action, String type, String owner) {
        return Questions.of(Questions.id(person), action, type, tenant, owner);
    }

    private static ObjectNode object(ObjectNode in, String name) {
        return in.withObjectProperty(name);
    }

    private static ObjectNode with(ObjectNode question, String where, String name, Object value) {
        var copy = question.deepCopy();
        var within = copy;
        for (var step : where.split("/", -1)) {
            within = within.withObjectProperty(step);
        }
        within.putPOJO(name, value);
        return copy;
    }

    private static ObjectNode without(ObjectNode question, String property) {
        var copy = question.deepCopy();
        object(object(copy, "resource"), "properties").remove(property);
        return copy;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
