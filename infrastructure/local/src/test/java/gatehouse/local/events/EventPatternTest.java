package gatehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventPatternTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void every_member_must_match_and_one_of_its_values() throws Exception {
        var pattern = "{'source':['a','b'],'detail':{'n':[1,null]}}";

        assertThat(matches(pattern, "{'source':'a','detail':{'n':1}}")).isTrue();
        assertThat(matches(pattern, "{'source':'b','detail':{'n':null},'more':1}")).isTrue();
        assertThat(matches(pattern, "{'source':'c','detail':{'n':1}}")).isFalse();
        assertThat(matches(pattern, "{'source':'a','detail':{'n':'1'}}")).isFalse();
        assertThat(matches(pattern, "{'source':'a'}")).isFalse();
    }

    @Test
    void of_a_list_one_value_is_enough() throws Exception {
        assertThat(matches("{'tags':['x']}", "{'tags':['w','x']}")).isTrue();
        assertThat(matches("{'tags':['x']}", "{'tags':[]}")).isFalse();
    }

    @Test
    void a_prefix_is_taken_of_texts_only() throws Exception {
        assertThat(matches("{'t':[{'prefix':'grant.'}]}", "{'t':'grant.ended'}")).isTrue();
        assertThat(matches("{'t':[{'prefix':'1'}]}", "{'t':12}")).isFalse();
    }

    @Test
    void only_leaves_exist() throws Exception {
        var exists = "{'a':{'b':[{'exists':true}]}}";

        assertThat(matches(exists, "{'a':{'b':''}}")).isTrue();
        assertThat(matches(exists, "{'a':{'b':{}}}")).isFalse();
        assertThat(matches(exists, "{'a':1}")).isFalse();
        assertThat(matches("{'a':[{'exists':false}]}", "{}")).isTrue();
    }

    @Test
    void what_is_not_known_is_refused() {
        assertThatThrownBy(() -> matches("{'a':[{'numeric':['>',0]}]}", "{}"))
                .hasMessageContaining("numeric");
        assertThatThrownBy(() -> matches("{'a':'b'}", "{}")).hasMessageContaining("not a pattern");
    }

    private static boolean matches(String pattern, String event) throws JsonProcessingException {
        return EventPattern.of(json(pattern)).matches(json(event));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
