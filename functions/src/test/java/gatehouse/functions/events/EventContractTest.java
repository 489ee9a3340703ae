package gatehouse.functions.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.EventType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventContractTest {
    private static final List<String> ENVELOPE =
            List.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    "subject",
                    "time",
                    "datacontenttype",
                    "sequence",
                    "data");

    @Test
    @DisplayName("F8: every type of event has a schema and a sample, and nothing else lies there")
    void complete() {
        var expected =
                Stream.concat(
                        Stream.of("README.md", "event.schema.json"),
                        Stream.of(EventType.values())
                                .map(EventType::code)
                                .flatMap(type ->
                                        Stream.of(type + ".schema.json", type + ".sample.json")));
        assertThat(Contract.names()).containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    @ParameterizedTest(name = "F8: the sample of {0} is what its schema promises")
    @EnumSource(EventType.class)
    void promised(EventType type) {
        assertThat(Contract.PROMISED.faults(type.code(), sample(type).toString())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_sample_holds_nothing_that_no_schema_names(EventType type) {
        assertThat(Contract.EXACT.faults(type.code(), sample(type).toString())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_sample_is_an_event_of_its_own_type_only(EventType type) {
        var sample = sample(type).toString();
        assertThat(EventType.values())
                .filteredOn(other -> other != type)
                .allSatisfy(other ->
                        assertThat(Contract.PROMISED.faults(other.code(), sample)).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_field_of_the_envelope_must_be_there(EventType type) {
        assertThat(ENVELOPE)
                .allSatisfy(field -> {
                    var cut = sample(type);
                    cut.remove(field);
                    assertThat(Contract.PROMISED.faults(type.code(), cut.toString())).isNotEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_later_version_may_add_fields(EventType type) {
        var more = sample(type);
        more.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var data = (ObjectNode) more.path("data");
        data.put("later", true);
        Stream.of("actor", "subject", "before", "after")
                .filter(data::has)
                .forEach(name -> ((ObjectNode) data.path(name)).put("later", true));
        assertThat(Contract.PROMISED.faults(type.code(), more.toString())).isEmpty();
        assertThat(Contract.EXACT.faults(type.code(), more.toString())).isNotEmpty();
    }

    @Test
    void times_are_in_utc_and_formats_are_checked() {
        var sample = sample(EventType.SESSION_STARTED);
        for (var wrong :
                List.of("2026-03-06T14:21:07+01:00", "2026-13-40T00:00:00Z", "2026-03-06", "")) {
            sample.put("time", wrong);
            assertThat(Contract.PROMISED.faults("session.started", sample.toString()))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    private static ObjectNode sample(EventType type) {
        return Contract.json(type.code() + ".sample.json");
    }
}
