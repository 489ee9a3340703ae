package gatehouse.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An export of very many people: what it holds in memory, what it reads, and how fast it is beside
/// a bare client that writes the same. The function is in a process of its own, table and bucket
/// are in this one.
final class Exports {
    private static final String EXPORT = "POST /v1/tenants/{tenant}/exports";
    private static final String PART = People.NAME;
    private static final int MOST_MIB = 64;
    private static final double MOST_UNITS = 1.1;

    /// Half the speed of the bare client, the other way round.
    private static final double MOST_TIME = 2;

    private final Stage stage;

    Exports(Stage stage) {
        this.stage = stage;
    }

    /// Measures.
    ///
    /// @param few to warm up with
    /// @param many that are measured
    List<Figure> measure(Population few, Population many) throws Exception {
        stage.system().pause("exporter");
        var folder = Files.createTempDirectory("gatehouse-bench");
        try (var bucket = new Bucket()) {
            var scene = stage.scene("exporter", "").with("s3", bucket.base());
            var file = scene.file(folder);
            var arguments = new ArrayList<>(List.of(file.toString()));
            arguments.addAll(asked(few));
            arguments.addAll(asked(many));
            var told =
                    Child.run(
                                    scene.jvm(),
                                    System.getProperty("java.class.path"),
                                    ExportWorker.class,
                                    arguments)
                            .result();
            Files.delete(file);
            return figures(many.tenant().value(), told);
        } finally {
            Files.delete(folder);
        }
    }

    /// The tenant, and the message that has the function write an export of its people.
    private List<String> asked(Population people) {
        var token = stage.signIn(people.manager(), people.password());
        var tenant = people.tenant().value();
        var me = stage.ask("GET /v1/me", Map.of(), token, "").at("/account/id").asText();
        var id = stage.ask(EXPORT, Map.of("tenant", tenant), token, "{}").path("id").asText();
        var event = JsonMapper.builder().build().createObjectNode();
        var data = event.putObject("detail").putObject("data");
        data.put("tenant", tenant).put("requestId", "bench").put("source", "127.0.0.1");
        data.putObject("subject").put("member", me).put("id", id);
        return List.of(tenant, event.toString());
    }

    private static List<Figure> figures(String tenant, List<Double> told) {
        var what = tenant + ", exported: ";
        double rows = told.get(0);
        double ours = told.get(1);
        double bare = told.get(2);
        double whole = told.get(6);
        double units = told.get(4);
        // an item is charged by itself, and an account is smaller than half a unit pays for
        double least = told.get(5) + rows / 2;
        return List.of(
                Figure.known(PART, what + "rows", rows, 0),
                Figure.known(PART, what + "rows a second", rows / ours, 0),
                Figure.known(PART, what + "of a bare client that writes the same", rows / whole, 0),
                Figure.atMost(
                        MOST_TIME, PART, what + "time, of the bare client's", ours / whole, 2),
                Figure.known(PART, what + "of one that reads the list alone", rows / bare, 0),
                Figure.known(PART, what + "time, of that one's", ours / bare, 2),
                Figure.atMost(MOST_MIB, PART, what + "MiB in use above idle", told.get(3), 1),
                Figure.known(PART, what + "read units", units, 0),
                Figure.known(PART, what + "of which the index by its size", told.get(5), 0),
                Figure.atMost(
                        MOST_UNITS,
                        PART,
                        what + "read units, of what the data's size costs",
                        units / least,
                        2));
    }
}
