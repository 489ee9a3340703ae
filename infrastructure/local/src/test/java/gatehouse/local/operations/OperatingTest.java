package gatehouse.local.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.functions.Metric;
import gatehouse.http.Json;
import gatehouse.local.Options;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Holds together what the code reports, what the template makes of it, and what
/// `docs/operating.md` says about it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperatingTest {
    private static final Path FILE = Options.usual().template();
    private static final Template TEMPLATE =
            Template.read(FILE, Map.of("BaseUrl", "https://gatehouse.example"));
    private static final Set<String> METRICS =
            Arrays.stream(Metric.values())
                    .map(Metric::title)
                    .collect(Collectors.toCollection(TreeSet::new));
    private static final String OURS = "Gatehouse/";
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
    private static final Pattern SEARCHED = Pattern.compile("MetricName=\"(\\w+)\"");

    @Test
    void every_alarm_is_explained_and_every_explained_alarm_exists() throws IOException {
        var alarms =
                TEMPLATE.resources("AWS::CloudWatch::Alarm").stream()
                        .map(Resource::id)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(firstCells("Alarms")).isEqualTo(alarms);
    }

    @Test
    void every_metric_is_explained_and_every_explained_metric_is_reported() throws IOException {
        assertThat(firstCells("Metrics")).isEqualTo(METRICS);
    }

    @Test
    void alarms_on_our_metrics_name_some_that_are_reported_by_that_function() {
        var functions =
                TEMPLATE.resources("AWS::Serverless::Function").stream()
                        .map(function -> function.properties().path("Handler").asText())
                        .map(handler -> handler.split("\\.", -1)[2])
                        .collect(Collectors.toSet());
        var watched =
                TEMPLATE.resources("AWS::CloudWatch::Alarm").stream()
                        .map(Resource::properties)
                        .flatMap(OperatingTest::metrics)
                        .filter(metric -> metric.path("Namespace").asText().startsWith(OURS))
                        .toList();

        assertThat(watched)
                .isNotEmpty()
                .allSatisfy(metric -> {
                    assertThat(METRICS).contains(metric.path("MetricName").asText());
                    var dimension = metric.path("Dimensions").path(0);
                    assertThat(dimension.path("Name").asText()).isEqualTo("Function");
                    assertThat(functions).contains(dimension.path("Value").asText());
                });
    }

    @Test
    void the_dashboard_is_JSON_and_shows_every_metric_of_ours_and_no_other() {
        var text =
                TEMPLATE.only("AWS::CloudWatch::Dashboard")
                        .properties()
                        .path("DashboardBody")
                        .asText();
        var shown = new TreeSet<String>();
        for (var widget : Json.read(text).orElseThrow().path("widgets")) {
            for (var metric : widget.path("properties").path("metrics")) {
                if (metric.path(0).asText().startsWith(OURS)) {
                    shown.add(metric.path(1).asText());
                }
                SEARCHED.matcher(metric.path(0).path("expression").asText())
                        .results()
                        .forEach(found -> shown.add(found.group(1)));
            }
        }

        assertThat(shown).isEqualTo(METRICS);
    }

    private static Stream<JsonNode> metrics(JsonNode alarm) {
        return Stream.concat(
                Stream.of(alarm),
                alarm.path("Metrics")
                        .valueStream()
                        .map(each -> each.path("MetricStat").path("Metric")));
    }

    /// The names in the first cells of the table of a chapter.
    private static Set<String> firstCells(String chapter) throws IOException {
        var page = Files.readString(FILE.resolveSibling("docs").resolve("operating.md"));
        var from = page.indexOf("\n## " + chapter + "\n");
        var to = page.indexOf("\n## ", from + 1);
        return page.substring(from, to < 0 ? page.length() : to)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> NAME.matcher(cell).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
