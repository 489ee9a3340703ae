package gatehouse.local.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.events.EventSchemas;
import gatehouse.local.functions.Function;
import gatehouse.local.golden.Golden;
import gatehouse.local.outside.GivenSystem;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The project's own template against everything that its functions do.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyTourIT {
    private static LocalSystem system;
    private static JsonNode entries;

    @BeforeAll
    static void play() throws Function.Failed {
        system = LocalSystem.start(GivenSystem.in(Options.usual().port(0)));
        entries = new Tour(system).play();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void no_function_calls_what_its_role_does_not_allow() {
        assertThat(system.denied()).isEmpty();
    }

    @Test
    void no_role_gives_what_its_function_never_needs() {
        assertThat(system.unneeded()).isEmpty();
    }

    @Test
    void attributes_that_audit_entries_told_are_the_reviewed_ones() {
        var names = new TreeMap<String, TreeSet<String>>();
        for (var entry : entries) {
            var kind = names.computeIfAbsent(kind(entry), _ -> new TreeSet<>());
            entry.path("before").fieldNames().forEachRemaining(kind::add);
            entry.path("after").fieldNames().forEachRemaining(kind::add);
        }
        var now =
                names.entrySet().stream()
                        .map(each -> each.getKey() + ": " + String.join(" ", each.getValue()))
                        .toList();

        assertThat(now).isEqualTo(Golden.lines("audit-entries.txt", now));
    }

    @Test
    @DisplayName("F8: whatever went over the bus is what the schema of its type promises")
    void promised() {
        var schemas = new EventSchemas();
        var events = system.events();

        assertThat(events.stream().flatMap(event -> schemas.faults(event).stream()).distinct())
                .isEmpty();
        assertThat(events.stream().map(event -> event.path("type").asText()).distinct())
                .as("the types that the tour makes")
                .hasSizeGreaterThan(50);
        var strange = ((ObjectNode) events.getFirst().deepCopy()).put("time", "yesterday");
        assertThat(schemas.faults(strange)).as("one that is none").isNotEmpty();
    }

    private static String kind(JsonNode entry) {
        return entry.path("subject").path("type").asText();
    }
}
