package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Several questions in one request.
class EvaluationsIT {
    private static final String YES = "yes given";
    private final Person boss = House.customer();
    private final String tenant = boss.tenant();
    private final Person agent = House.member(new TenantId(tenant), BuiltInRole.AGENT);
    private final String id = Questions.id(agent);
    private final Questions ask = new Questions(boss);

    @Test
    @DisplayName("C8: many questions are answered in one call, in their order")
    void several() {
        var other = House.customer();
        var batch = House.object();
        batch.putArray("evaluations")
                .add(Questions.right(id, "messaging", tenant))
                .add(Questions.right(id, "reporting", tenant))
                .add(Questions.right(id, "messaging", other.tenant()))
                .add(Questions.of(id, "read", "template", tenant, tenant))
                .add(Questions.of(id, "read", "template", tenant, "acme"))
                .add(Questions.right(Questions.id(boss), "outbound", tenant));

        assertThat(answers(batch))
                .containsExactly(
                        YES, "no no-role", "no unknown-tenant", YES, "no other-company", YES);
        assertThat(ask.askAll(batch).json().has("decision")).isFalse();
    }

    @Test
    @DisplayName("F6: what stands beside the questions holds for those that do not say it")
    void defaults() {
        var batch = permissions("messaging", "reporting", "own-profile");
        list(batch)
                .addObject()
                .set("subject", House.object().put("type", "user").put("id", Questions.id(boss)));
        batch.set("action", House.object().put("name", "outbound"));
        assertThat(answers(batch)).containsExactly(YES, "no no-role", "yes everybody", YES);

        var typed = House.object();
        typed.set("subject", House.object().put("type", "user").put("id", id));
        typed.set("action", House.object().put("name", "read"));
        typed.putObject("resource")
                .put("type", "template")
                .putObject("properties")
                .put("tenant", tenant)
                .put("owner", tenant);
        var list = typed.putArray("evaluations");
        list.addObject().putObject("resource").put("id", "t-1");
        list.addObject()
                .putObject("resource")
                .put("id", "t-2")
                .putObject("properties")
                .put("tenant", tenant)
                .put("owner", tenant);
        assertThat(answers(typed))
                .as("type is taken over, properties belong to the whole")
                .containsExactly("no no-tenant", YES);
    }

    @Test
    @DisplayName("F6: the rest is not answered any more after the first no, or the first yes")
    void semantics() {
        var batch = permissions("messaging", "reporting", "own-profile", "outbound");
        var all = List.of(YES, "no no-role", "yes everybody", "no no-role");
        assertThat(answers(batch)).isEqualTo(all);
        assertThat(answers(in(batch, "execute_all"))).isEqualTo(all);
        assertThat(answers(in(batch, "deny_on_first_deny"))).isEqualTo(all.subList(0, 2));
        assertThat(answers(in(batch, "permit_on_first_permit"))).isEqualTo(all.subList(0, 1));

        var no = permissions("reporting", "outbound");
        assertThat(answers(in(no, "permit_on_first_permit"))).hasSize(2);
        assertThat(answers(in(no, "deny_on_first_deny"))).hasSize(1);
        var odd = permissions("messaging");
        list(odd).add("nonsense");
        list(odd).addObject();
        assertThat(answers(in(odd, "deny_on_first_deny")))
                .as("an error is a no")
                .containsExactly(YES, "no malformed");
    }

    @Test
    @DisplayName("F6: one that alone would be refused is answered no, and the others as ever")
    void errors() {
        var batch = permissions("messaging");
        list(batch).addObject().putObject("resource").put("id", tenant);
        list(batch).add(1);
        list(batch).addObject().put("action", "messaging");
        list(batch)
                .addObject()
                .put("context", 7)
                .set("action", House.object().put("name", "messaging"));
        list(batch).addObject().set("action", House.object().put("name", "messaging"));

        var answers = ask.askAll(batch).json().path("evaluations");
        assertThat(shorts(answers))
                .containsExactly(
                        YES, "no malformed", "no malformed", "no malformed", "no malformed", YES);
        assertThat(answers.at("/1/context/error/status").asInt()).isEqualTo(400);
        assertThat(answers.at("/1/context/error/message").asText()).contains("/action");
        assertThat(answers.at("/4/context/error/message").asText()).contains("/context");

        var mine = new Questions(agent);
        var others = permissions("messaging");
        list(others)
                .addObject()
                .set("subject", House.object().put("type", "user").put("id", Questions.id(boss)));
        others.set("action", House.object().put("name", "messaging"));
        var told = mine.askAll(others);
        assertThat(told.status()).isEqualTo(200);
        assertThat(shorts(told.json().path("evaluations")))
                .containsExactly(YES, "no lacks-permission");
        assertThat(told.json().at("/evaluations/1/context/error/status").asInt()).isEqualTo(403);
    }

    @Test
    @DisplayName("F6: a request without questions is one itself, and answered as one")
    void one() {
        var question = Questions.right(id, "messaging", tenant);
        for (var several : List.of("", "[]")) {
            var asked = question.deepCopy();
            if (!several.isEmpty()) {
                asked.putArray("evaluations");
            }
            var reply = ask.askAll(asked);
            assertThat(Questions.inShort(reply.json())).isEqualTo(YES);
            assertThat(reply.text()).isEqualTo(ask.ask(question).text());
        }
        assertThat(ask.askAll(House.object()).status()).isEqualTo(400);
        var other = Questions.right(Questions.id(boss), "messaging", tenant);
        assertThat(new Questions(agent).askAll(other).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("F6: what is wrong with all of it is 400: no list, too long a list, odd options")
    void malformed() {
        var batch = permissions("messaging");
        for (var list : List.of("1", "null", "{}", "\"x\"")) {
            var body = batch.deepCopy().put("evaluations", "@@").toString();
            assertThat(refused(body.replace("\"@@\"", list))).containsExactly("/evaluations");
        }
        for (int size : List.of(50, 51)) {
            var many = permissions();
            for (int i = 0; i < size; i++) {
                list(many).addObject().set("action", House.object().put("name", "messaging"));
            }
            if (size == 50) {
                assertThat(answers(many)).hasSize(50).containsOnly(YES);
            } else {
                assertThat(refused(many.toString())).containsExactly("/evaluations");
            }
        }
        for (var options : List.of("1", "[]", "null")) {
            var body = batch.deepCopy().put("options", "@@").toString();
            assertThat(refused(body.replace("\"@@\"", options))).containsExactly("/options");
        }
        for (var order : List.of("EXECUTE_ALL", "first", "")) {
            assertThat(refused(in(batch, order).toString()))
                    .containsExactly("/options/evaluations_semantic");
        }
        var more = in(batch, "execute_all");
        more.withObjectProperty("options").put("another_option", "value");
        assertThat(answers(more)).containsExactly(YES);
        assertThat(House.post(Questions.SEVERAL, "", batch).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("C8: fifty questions about as many tenants and people are answered, too")
    void wide() {
        var batch = House.object();
        var list = batch.putArray("evaluations");
        for (int i = 0; i < 49; i++) {
            var invented = "b".repeat(25) + (char) ('a' + i % 26);
            list.add(Questions.right(invented, "messaging", "invented-" + i));
        }
        list.add(Questions.right(id, "messaging", tenant));
        var answers = answers(batch);
        assertThat(answers).hasSize(50);
        assertThat(answers.subList(0, 49)).containsOnly("no unknown-tenant");
        assertThat(answers.getLast()).isEqualTo(YES);
    }

    private List<String> refused(String body) {
        var reply = House.ask("POST", Questions.SEVERAL, House.signIn(boss), body, Map.of());
        assertThat(reply.status()).as(body).isEqualTo(400);
        return reply.pointers();
    }

    private static ObjectNode in(ObjectNode batch, String order) {
        var copy = batch.deepCopy();
        copy.putObject("options").put("evaluations_semantic", order);
        return copy;
    }

    /// Asks of the agent.
    private ObjectNode permissions(String... codes) {
        var batch = House.object();
        batch.set("subject", House.object().put("type", "user").put("id", id));
        batch.set("resource", House.object().put("type", "tenant").put("id", tenant));
        var list = batch.putArray("evaluations");
        for (var code : codes) {
            list.addObject().set("action", House.object().put("name", code));
        }
        return batch;
    }

    private static ArrayNode list(ObjectNode batch) {
        return batch.withArrayProperty("evaluations");
    }

    private List<String> answers(JsonNode batch) {
        var reply = ask.askAll(batch);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return shorts(reply.json().path("evaluations"));
    }

    private static List<String> shorts(JsonNode answers) {
        var all = new ArrayList<String>();
        answers.forEach(answer -> all.add(Questions.inShort(answer)));
        return all;
    }
}
