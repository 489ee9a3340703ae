package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of sections 5.1 to 7.1.2.1 of the Authorization API 1.0 (AuthZEN), one by one: each
/// is understood, also where it is about people and things that nobody here knows.
///
/// Equal to the specification's are the structure of each request, the types of subjects and
/// resources, the ids but for documents', the names and properties of actions, the contexts and the
/// options. Of our own words are an IP address (5.1), title and ISBN of the book (5.2) and the ids
/// of the three documents (7.1, 7.1.1). Where an example is one entity alone (5.1 to 5.4), the
/// others of the section before or after make it a request; the one that shows options (7.1.2)
/// names no action, so it has one here. The specification's answers depend on policies that it does
/// not tell: what is held is that all are no where nobody is known, and yes where the names are of
/// people and things here, and how many there are by the semantic that is asked for.
///
/// @see <a href="https://openid.net/specs/authorization-api-1_0.html">the specification</a>
class AuthZenExamplesIT {
    private static final Person BOSS = House.customer();
    private static final Person AGENT =
            House.member(new TenantId(BOSS.tenant()), BuiltInRole.AGENT);

    static Stream<JsonNode> examples() throws IOException {
        var file = "/gatehouse/local/authzen/examples.json";
        try (var in = Objects.requireNonNull(AuthZenExamplesIT.class.getResourceAsStream(file))) {
            var list = JsonMapper.builder().build().readTree(in);
            return StreamSupport.stream(list.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("C8: an example of the specification is understood, and answered no")
    void as_it_is(JsonNode example) {
        var request = request(example);
        int answers = example.path("answers").asInt();
        if (answers == 0) {
            decided(ask(Questions.ONE, request).json(), false);
        }
        var reply = ask(Questions.SEVERAL, request);
        if (answers == 0) {
            decided(reply.json(), false);
        } else {
            assertThat(reply.json().path("evaluations")).hasSize(answers);
            reply.json().path("evaluations").forEach(each -> decided(each, false));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("C8: the same example about somebody and something known here is answered yes")
    void of_what_is_known(JsonNode example) {
        var request = known(request(example));
        int answers = example.path("known").asInt(example.path("answers").asInt());
        var reply = ask(answers == 0 ? Questions.ONE : Questions.SEVERAL, request);
        if (answers == 0) {
            decided(reply.json(), true);
        } else {
            assertThat(reply.json().path("evaluations")).hasSize(answers);
            reply.json().path("evaluations").forEach(each -> decided(each, true));
        }
    }

    @Test
    @DisplayName("C8: where to ask is found as the specification says, and it answers there")
    void metadata() {
        var metadata = House.get("/.well-known/authzen-configuration", "");
        var base = House.SYSTEM.base();
        assertThat(metadata.header("Content-Type")).isEqualTo("application/json");
        assertThat(metadata.header("Cache-Control")).contains("max-age");
        assertThat(metadata.json().path("policy_decision_point").asText()).isEqualTo(base);
        assertThat(metadata.json().path("access_evaluation_endpoint").asText())
                .isEqualTo(base + Questions.ONE);
        assertThat(metadata.json().path("access_evaluations_endpoint").asText())
                .isEqualTo(base + Questions.SEVERAL);
        assertThat(metadata.json()).as("nothing else can be done").hasSize(3);
    }

    /// Asks twice: the same question has the same answer.
    private static Reply ask(String path, JsonNode request) {
        var id = Map.of("X-Request-ID", "bfe9eb29-ab87-4ca3-be83-a1d5d8305716");
        var token = House.signIn(BOSS);
        var reply = House.ask("POST", path, token, request.toString(), id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("X-Request-ID")).isEqualTo(id.get("X-Request-ID"));
        assertThat(House.post(path, token, request).text()).isEqualTo(reply.text());
        return reply;
    }

    private static void decided(JsonNode answer, boolean yes) {
        assertThat(answer.path("decision").isBoolean()).isTrue();
        assertThat(answer.path("decision").booleanValue()).as(answer.toString()).isEqualTo(yes);
        assertThat(answer.path("context").isObject()).isTrue();
        assertThat(answer.at("/context/reason").isTextual()).isTrue();
    }

    private static ObjectNode request(JsonNode example) {
        ObjectNode request = example.deepCopy();
        return request.remove(List.of("section", "answers", "known"));
    }

    /// The same request with names that mean something here, in place of the example's.
    private static ObjectNode known(ObjectNode request) {
        for (var place : request.findParents("name")) {
            ((ObjectNode) place).put("name", "messaging");
        }
        for (var subject : request.findValues("subject")) {
            ((ObjectNode) subject).put("type", "user").put("id", Questions.id(AGENT));
        }
        for (var resource : request.findValues("resource")) {
            ((ObjectNode) resource).put("type", "tenant").put("id", BOSS.tenant());
        }
        return request;
    }
}
