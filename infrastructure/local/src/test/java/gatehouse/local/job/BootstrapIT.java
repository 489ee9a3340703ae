package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.functions.Function;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is invoked by hand. That it works is how every system here begins.
class BootstrapIT {

    @Test
    @DisplayName("F6: a bootstrap names every faulty field, and changes nothing")
    void faults() throws Function.Failed {
        var before = House.everything();
        var input =
                House.object()
                        .put("email", "nowhere")
                        .put("firstName", "")
                        .put("username", "a b")
                        .put("password", "Password2026")
                        .put("rank", "first");

        var told = House.SYSTEM.invoke("bootstrap", input);

        assertThat(told.path("status").asInt()).isEqualTo(422);
        assertThat(pointers(told))
                .containsExactlyInAnyOrder(
                        "/tenantName",
                        "/email",
                        "/firstName",
                        "/lastName",
                        "/username",
                        "/password",
                        "/rank");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("D2: the first password is none that many people use or that names its person")
    void password() throws Function.Failed {
        var before = House.everything();
        for (var weak : List.of("short", "sunshine1", "Steinbrecher-9", "vendor.example")) {
            var input =
                    House.object()
                            .put("tenantName", "Vendor")
                            .put("email", "kim@vendor.example")
                            .put("firstName", "Kim")
                            .put("lastName", "Steinbrecher")
                            .put("password", weak);
            var told = House.SYSTEM.invoke("bootstrap", input);
            assertThat(pointers(told)).as(weak).containsExactly("/password");
            assertThat(told.toString()).doesNotContain(weak);
        }
        assertThat(House.everything()).isEqualTo(before);
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").findValuesAsText("pointer");
    }
}
