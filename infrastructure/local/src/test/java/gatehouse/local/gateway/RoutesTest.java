package gatehouse.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {
    private final Routes routes =
            new Routes(
                    List.of(
                            new Route("$default", "pages"),
                            new Route("GET /v1/{tenant}/me", "profile"),
                            new Route("GET /v1/acme/{what}", "acme"),
                            new Route("ANY /v1/{tenant}/me", "any"),
                            new Route("GET /files/{path+}", "files"),
                            new Route("GET /files/one", "one"),
                            new Route("GET /", "home")));

    @Test
    void the_most_specific_route_wins() {
        assertThat(key("GET", "/v1/globex/me")).isEqualTo("GET /v1/{tenant}/me");
        assertThat(key("PUT", "/v1/globex/me")).isEqualTo("ANY /v1/{tenant}/me");
        assertThat(key("GET", "/v1/acme/me")).isEqualTo("GET /v1/acme/{what}");
        assertThat(key("GET", "/files/one")).isEqualTo("GET /files/one");
        assertThat(key("GET", "/files/two/three")).isEqualTo("GET /files/{path+}");
        assertThat(key("GET", "/")).isEqualTo("GET /");
    }

    @Test
    void what_no_route_takes_goes_to_the_default() {
        assertThat(key("POST", "/")).isEqualTo("$default");
        assertThat(key("HEAD", "/")).isEqualTo("$default");
        assertThat(key("GET", "/v1/globex/me/")).isEqualTo("$default");
        assertThat(key("GET", "/v1//me")).isEqualTo("$default");
        assertThat(key("GET", "/v1/globex")).isEqualTo("$default");
    }

    @Test
    void variables_are_decoded() {
        assertThat(variables("/v1/a%20b+c/me")).containsExactly(Map.entry("tenant", "a b+c"));
        assertThat(variables("/v1/a%2Fb/me")).containsExactly(Map.entry("tenant", "a/b"));
        assertThat(variables("/v1/%zz/me")).containsExactly(Map.entry("tenant", "%zz"));
    }

    private String key(String method, String path) {
        return routes.find(method, path).orElseThrow().route().key();
    }

    private Map<String, String> variables(String path) {
        return routes.find("GET", path).orElseThrow().variables();
    }
}
