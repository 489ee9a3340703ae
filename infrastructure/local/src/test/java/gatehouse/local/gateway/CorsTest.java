package gatehouse.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.local.Options;
import gatehouse.local.template.Template;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CorsTest {
    private static final String APP = "https://app.example";
    private static final String OTHER = "https://desk.example";
    private static final Cors.Asked PREFLIGHT = new Cors.Asked(APP, true);
    private static final Reply REPLY = Reply.message(404, "Not Found");

    @Test
    void is_nothing_unless_origins_are_allowed() {
        var none = Cors.of(template(""));
        assertThat(none.on(PREFLIGHT, REPLY)).isEqualTo(REPLY);
        assertThat(none.on(new Cors.Asked("", false), REPLY)).isEqualTo(REPLY);
        assertThat(none.preflight(PREFLIGHT)).isEmpty();
    }

    @Test
    void names_the_origin_that_asks_if_it_is_one_of_the_allowed() {
        var cors = Cors.of(template(APP + "," + OTHER));
        for (var origin : new String[] {APP, OTHER}) {
            assertThat(cors.on(new Cors.Asked(origin, false), REPLY).headers())
                    .containsEntry("Access-Control-Allow-Origin", java.util.List.of(origin))
                    .doesNotContainKey("Access-Control-Allow-Methods");
        }
        assertThat(cors.on(new Cors.Asked(APP + "," + OTHER, false), REPLY)).isEqualTo(REPLY);
    }

    @Test
    void answers_a_preflight_that_no_route_takes() {
        var cors = Cors.of(template(APP));
        assertThat(cors.preflight(PREFLIGHT).orElseThrow().headers())
                .containsKeys("Access-Control-Allow-Origin", "Access-Control-Allow-Methods");
        assertThat(cors.preflight(new Cors.Asked(OTHER, true)).orElseThrow().headers()).isEmpty();
        assertThat(cors.preflight(new Cors.Asked(APP, false))).isEmpty();
    }

    @Test
    void is_refused_where_it_says_what_is_not_known_here_or_lets_in_anybody() {
        assertThatThrownBy(() -> Cors.of(declaring("AllowEverything: true")))
                .hasMessageContaining("AllowEverything");
        assertThatThrownBy(() -> Cors.of(declaring("AllowOrigins: ['https://*']")))
                .hasMessageContaining("wildcard");
    }

    private static Template template(String origins) {
        return Template.read(
                Options.usual().template(),
                Map.of("BaseUrl", "https://gatehouse.example", "AllowedOrigins", origins));
    }

    private static Template declaring(String one) {
        var text =
                "Resources: { Api: { Type: AWS::ApiGatewayV2::Api, Properties: { CorsConfiguration: { "
                        + one
                        + " } } } }";
        return Template.parse(text, Map.of());
    }
}
