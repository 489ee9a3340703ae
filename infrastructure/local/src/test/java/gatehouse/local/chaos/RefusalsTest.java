package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<JsonNode> asked = new ArrayList<>();

    @Test
    void keys_left_unread_are_those_that_were_not_asked_for() throws IOException {
        var call =
                call(
                        "dynamodb",
                        "BatchGetItem",
                        "{'RequestItems':{'t':{'Keys':[{'k':1},{'k':2},{'k':3}],"
                                + "'ConsistentRead':true}}}");

        for (int seed = 0; seed < 20; seed++) {
            asked.clear();
            var answer = refused(call, seed, "{'Responses':{'t':[]}}");

            var left = answer.path("UnprocessedKeys").path("t");
            assertThat(left.path("Keys")).isNotEmpty();
            assertThat(left.path("ConsistentRead").asBoolean()).isTrue();
            assertThat(keys(asked.stream().map(body -> body.at("/RequestItems/t/Keys")).toList()))
                    .doesNotContainAnyElementsOf(keys(List.of(left.path("Keys"))))
                    .hasSize(3 - left.path("Keys").size());
            assertThat(answer.has("Responses")).isTrue();
        }
    }

    @Test
    void events_not_taken_are_the_last_ones_and_are_counted() throws IOException {
        var call = call("events", "PutEvents", "{'Entries':[{'n':1},{'n':2},{'n':3}]}");

        for (int seed = 0; seed < 20; seed++) {
            asked.clear();
            // the service takes what it is given
            var answer =
                    read(
                            Refusals.answer(
                                    call,
                                    next -> {
                                        asked.add(MAPPER.readTree(next.body().asUtf8String()));
                                        var taken = MAPPER.createObjectNode();
                                        var ids = taken.putArray("Entries");
                                        asked.getLast()
                                                .path("Entries")
                                                .forEach(_ -> ids.addObject().put("EventId", "x"));
                                        return Answer.json(taken.put("FailedEntryCount", 0));
                                    },
                                    new Chaos(seed).dice("refusals")));

            int failed = answer.path("FailedEntryCount").asInt();
            assertThat(failed).isBetween(1, 3);
            assertThat(answer.path("Entries")).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(answer.path("Entries").path(i).has("ErrorCode"))
                        .isEqualTo(i >= 3 - failed);
            }
        }
    }

    @Test
    void a_cancelled_transaction_names_a_conflict_and_reaches_nobody() throws IOException {
        var answer =
                refused(
                        call(
                                "dynamodb",
                                "TransactWriteItems",
                                "{'TransactItems':[{'Put':{}},{'Update':{}}]}"),
                        1,
                        "{}");

        assertThat(answer.path("__type").asText()).endsWith("TransactionCanceledException");
        assertThat(answer.path("CancellationReasons").findValuesAsText("Code"))
                .containsExactly("TransactionConflict", "None");
        assertThat(asked).isEmpty();
    }

    @Test
    void only_what_a_function_has_to_deal_with_is_refused() {
        assertThat(Refusals.canRefuse(call("dynamodb", "PutItem", "{}"))).isTrue();
        assertThat(Refusals.canRefuse(call("dynamodb", "GetItem", "{}"))).isFalse();
        assertThat(Refusals.canRefuse(call("ses", "SendRawEmail", "{}"))).isFalse();
    }

    private JsonNode refused(Call call, long seed, String served) throws IOException {
        return read(
                Refusals.answer(
                        call,
                        next -> {
                            asked.add(MAPPER.readTree(next.body().asUtf8String()));
                            return Answer.json(MAPPER.readTree(served.replace('\'', '"')));
                        },
                        new Chaos(seed).dice("refusals")));
    }

    private static List<JsonNode> keys(List<JsonNode> lists) {
        var all = new ArrayList<JsonNode>();
        lists.forEach(list -> list.forEach(all::add));
        return all;
    }

    private static JsonNode read(Answer answer) throws IOException {
        return MAPPER.readTree(answer.body().asUtf8String());
    }

    private static Call call(String service, String action, String body) {
        var request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create("http://" + service + ".internal"))
                        .build();
        return new Call(
                "relay",
                service,
                action,
                request,
                SdkBytes.fromUtf8String(body.replace('\'', '"')));
    }
}
