package gatehouse.local.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Seed;
import gatehouse.local.demo.Web;
import gatehouse.local.outside.GivenSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A running system whose template gives a function too little.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedCallIT {
    private static final Path SMALL = Path.of("src/test/resources/gatehouse/local/small.yaml");

    @TempDir private Path folder;

    @Test
    void a_call_outside_the_functions_policy_is_refused_and_remembered() throws IOException {
        var narrow = template("Sid: Keep, ", "[\"*\"]", "[\"T#*\"]");
        try (var system = LocalSystem.start(narrow)) {
            var web = new Web(system.base());

            assertThat(web.ask("PUT", "/things/T%23one", "", "", Map.of()).status()).isEqualTo(201);
            assertThat(system.denied()).isEmpty();
            assertThat(web.ask("PUT", "/things/other", "", "", Map.of()).status()).isEqualTo(500);
            assertThat(system.denied())
                    .singleElement()
                    .hasToString(
                            "things may not dynamodb:PutItem on"
                                    + " arn:aws:dynamodb:eu-central-1:000000000000:table/gatehouse-Table"
                                    + " for keys [other]");
        }
    }

    @Test
    void a_system_whose_policies_are_not_understood_does_not_start() throws IOException {
        var odd = template("Sid: Keep, ", "dynamodb:PutItem", "dynamodb:Scan");

        assertThatThrownBy(() -> LocalSystem.start(odd))
                .hasMessageContaining("ThingsRole, statement Keep")
                .hasMessageContaining("dynamodb:Scan");
    }

    /// The small template with something replaced in one line.
    private Options template(String line, String old, String next) throws IOException {
        var text = new StringBuilder();
        for (var each : Files.readAllLines(SMALL)) {
            text.append(each.contains(line) ? each.replace(old, next) : each).append('\n');
        }
        var file = Files.writeString(folder.resolve("template.yaml"), text);
        return GivenSystem.in(Options.usual().port(0).seed(Seed.NOTHING).template(file));
    }
}
