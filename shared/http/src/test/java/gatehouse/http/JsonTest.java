package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int DEEPEST = 1000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " {\"a\" : [1, -2, {\"b\": null}], \"c\": true, \"d\": false} ",
                "\"a \\\"quoted\\\" \\u00e9 \\ud83d\\ude00 \\u0000 text\"",
                "2147483648",
                "123456789012345678901234567890",
                "[0, -0.5, 1e3, 1.25E-7, 1e400]",
                "null",
                "{\"\":{\"\":{}}}"
            })
    void reads_and_writes_what_Jackson_reads_and_writes(String text)
            throws JsonProcessingException {
        var tree = Json.read(text).orElseThrow();

        assertThat(tree).isEqualTo(MAPPER.readTree(text));
        assertThat(Json.write(tree)).isEqualTo(MAPPER.writeValueAsString(tree));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{} x",
                "'a'",
                "NaN",
                "01",
                "{\"a\" 1}",
                "]",
                "\"a",
                "// nothing\n1"
            })
    void what_is_not_exactly_one_value_is_none(String text) {
        assertThat(Json.read(text)).isEmpty();
    }

    @Test
    void a_tree_may_be_deep_but_not_without_end() {
        assertThat(Json.read("[".repeat(DEEPEST) + "]".repeat(DEEPEST))).isPresent();
        assertThat(Json.read("[".repeat(DEEPEST + 1) + "]".repeat(DEEPEST + 1))).isEmpty();
    }
}
