package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OriginsTest {
    private static final String APP = "https://app.example";
    private final Origins origins = new Origins(Set.of(APP, "https://gatehouse.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "https://app.example.evil.example",
                "https://evil-app.example",
                "https://sub.app.example",
                "https://app.example:443",
                "https://app.example/",
                "http://app.example",
                "https://APP.example",
                "https://app.example,https://app.example"
            })
    void are_compared_letter_for_letter(String other) {
        assertThat(origins.allow(Map.of("origin", other))).isFalse();
        assertThat(origins.trust("GET", Map.of("origin", other))).isFalse();
        assertThat(origins.trust("POST", Map.of("origin", other))).isFalse();
        assertThat(origins.allow(Map.of("origin", APP))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW", "get"})
    void must_be_named_where_something_could_change(String method) {
        assertThat(origins.trust(method, Map.of())).isFalse();
        assertThat(origins.trust(method, Map.of("sec-fetch-site", "same-origin"))).isFalse();
        assertThat(origins.trust(method, Map.of("origin", APP))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void need_not_be_named_for_reading_unless_another_site_is_behind_it(String method) {
        assertThat(origins.trust(method, Map.of())).isTrue();
        assertThat(origins.trust(method, Map.of("sec-fetch-site", "same-origin"))).isTrue();
        assertThat(origins.trust(method, Map.of("sec-fetch-site", "none"))).isTrue();
        assertThat(origins.trust(method, Map.of("sec-fetch-site", "cross-site"))).isFalse();
    }

    @Test
    void are_asked_for_before_a_request_by_a_preflight_and_nothing_else() {
        var asking = Map.of("origin", APP, "access-control-request-method", "DELETE");
        assertThat(origins.isPreflight("OPTIONS", asking)).isTrue();
        assertThat(origins.isPreflight("POST", asking)).isFalse();
        assertThat(origins.isPreflight("OPTIONS", Map.of("origin", APP))).isFalse();
        assertThat(
                        origins.isPreflight(
                                "OPTIONS",
                                Map.of(
                                        "origin",
                                        "https://evil.example",
                                        "access-control-request-method",
                                        "GET")))
                .isFalse();
    }
}
