package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// A table of many items, all of them in one partition of an index.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LateIndexesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int ITEMS = 200;
    private static final int LONGER_THAN_LATE_MILLIS = 100;

    private final Chaos chaos = new Chaos(7);
    private final LateIndexes indexes = chaos.lateIndexes();
    private final ArrayNode table = MAPPER.createArrayNode();

    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < ITEMS; i++) {
            var item = item(i, "new");
            table.add(item);
            var _ = ask("PutItem", MAPPER.createObjectNode().set("Item", item));
        }
    }

    @Test
    void what_was_just_written_is_not_all_found_in_an_index() throws IOException {
        assertThat(found(true).size()).isLessThan(ITEMS);
        assertThat(chaos.tally().of(Trouble.LATE_INDEX)).isPositive();
        assertThat(indexes.unfinished()).contains("on their way to the indexes");
    }

    @Test
    void on_a_slow_machine_the_first_query_after_a_write_misses_something_as_well()
            throws Exception {
        Thread.sleep(LONGER_THAN_LATE_MILLIS);
        assertThat(found(true).size()).isLessThan(ITEMS);
        assertThat(found(true).size()).isEqualTo(ITEMS);
    }

    @Test
    void in_the_table_it_is() throws IOException {
        assertThat(found(false).size()).isEqualTo(ITEMS);
    }

    @Test
    void once_the_index_has_it_all_is_found() throws IOException {
        awaitIndexes();
        assertThat(found(true).size()).isEqualTo(ITEMS);
        assertThat(chaos.tally().of(Trouble.LATE_INDEX)).isZero();
    }

    @Test
    void what_was_just_changed_is_found_as_it_was() throws IOException {
        awaitIndexes();
        var _ = found(true);
        for (int i = 0; i < ITEMS; i++) {
            table.set(i, item(i, "changed"));
            var _ = ask("UpdateItem", MAPPER.createObjectNode().set("Key", item(i, "")));
        }

        assertThat(found(true).findValuesAsText("S")).contains("new");

        awaitIndexes();
        assertThat(found(true).findValuesAsText("S")).doesNotContain("new");
    }

    private void awaitIndexes() {
        while (!indexes.unfinished().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private JsonNode found(boolean index) throws IOException {
        var query = MAPPER.createObjectNode();
        if (index) {
            query.put("IndexName", "byState");
        }
        var answer = ask("Query", query);
        return MAPPER.readTree(answer.body().asUtf8String()).path("Items");
    }

    private Answer ask(String action, JsonNode body) throws IOException {
        var request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create("http://dynamodb.internal"))
                        .build();
        var call =
                new Call(
                        "invite",
                        "dynamodb",
                        action,
                        request,
                        SdkBytes.fromUtf8String(body.toString()));
        return indexes.around(
                call, _ -> Answer.json(MAPPER.createObjectNode().set("Items", table.deepCopy())));
    }

    private static JsonNode item(int number, String state) {
        var item = MAPPER.createObjectNode();
        item.putObject("pk").put("S", "T#acme");
        item.putObject("sk").put("S", "I#" + number);
        item.putObject("state").put("S", state);
        return item;
    }
}
