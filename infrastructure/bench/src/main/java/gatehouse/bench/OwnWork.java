package gatehouse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// CPU time of a warm invitation and of a warm `/v1/me`, as a multiple of the bare SDK making the
/// same requests. The table is in another process (this one), so that only the work of function and
/// SDK counts.
final class OwnWork implements Part {
    private static final double GOAL = 1.5;

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var stage = new Stage()) {
            stage.system().pause("relay");
            stage.system().pause("projections");
            // first: the limit to mails stands in the recorded requests
            invitable(stage);
            var ana = stage.token("ana", "acme");
            var folder = Files.createTempDirectory("gatehouse-bench");
            var script = Script.record(stage, ana).file(folder);
            var me = measured("me", stage.scene("profile", ana), script, folder);
            var invite = measured("invite", stage.scene("invite", ana), script, folder);
            Files.delete(script);
            Files.delete(folder);
            return List.of(
                    Figure.known(name(), "GET /v1/me: CPU time, microseconds", me.get(0), 0),
                    Figure.known(name(), "GET /v1/me: of the bare SDK loop", me.get(1), 0),
                    Figure.atMost(GOAL, name(), "GET /v1/me: ratio", me.get(2), 2),
                    Figure.known(name(), "invite: CPU time, microseconds", invite.get(0), 0),
                    Figure.known(name(), "invite: of the bare SDK loop", invite.get(1), 0),
                    Figure.atMost(GOAL, name(), "invite: ratio", invite.get(2), 2));
        }
    }

    private static List<Double> measured(String operation, Scene scene, Path script, Path folder)
            throws Exception {
        var file = scene.file(folder);
        try {
            return Worker.measure(
                    operation, scene.jvm(), List.of(file.toString(), script.toString()));
        } finally {
            Files.delete(file);
        }
    }

    /// Addresses enough, each of an account of the vendor's, and no limit to mails.
    private static void invitable(Stage stage) throws Exception {
        var system = stage.system();
        var claim = Rows.read(system, "E#sam@vendor.example", "CLAIM");
        Rows.plant(
                system,
                0,
                Worker.INVITATIONS,
                number -> Rows.with(claim, Map.of("pk", "E#" + Worker.address(number))));
        var _ =
                system.dynamo()
                        .updateItem(update ->
                                update.tableName(system.table())
                                        .key(
                                                Map.of(
                                                        "pk", AttributeValue.fromS("T#acme"),
                                                        "sk", AttributeValue.fromS("TENANT")))
                                        .updateExpression("SET settings.mailBudget = :all")
                                        .expressionAttributeValues(
                                                Map.of(":all", AttributeValue.fromN("1000000"))));
    }
}
