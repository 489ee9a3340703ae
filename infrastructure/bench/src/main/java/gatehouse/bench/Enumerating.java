package gatehouse.bench;

import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.Planting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Whether time tells who has an account: asking for a reset, and signing in with a wrong password,
/// for names that somebody has and names that nobody has, in turns, each name once. The slower
/// median is a multiple of the faster.
final class Enumerating implements Part {
    private static final double GOAL = 1.2;
    private static final int TRIES = 200;
    private static final int WARM = 40;

    /// After so many of each the source is forgiven: more than a hundred resets are refused within
    /// an hour, and so are more than 300 failures.
    private static final int FORGOTTEN = 40;

    private static final TenantId ACME = new TenantId("acme");
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var stage = new Stage()) {
            people(stage);
            stage.system().pause("relay");
            stage.system().pause("projections");
            var resets =
                    compared(
                            stage,
                            "/v1/password-resets",
                            202,
                            name -> "{\"login\":\"" + name + "\"}");
            var signIns =
                    compared(
                            stage,
                            "/v1/sessions",
                            401,
                            name ->
                                    "{\"username\":\""
                                            + name
                                            + "\",\"password\":\"not-the-password\"}");
            var all = new ArrayList<>(figures("reset asked", resets));
            all.addAll(figures("wrong password", signIns));
            return all;
        }
    }

    /// The medians, in milliseconds.
    private record Medians(double known, double unknown) {
        double ratio() {
            return Math.max(known, unknown) / Math.min(known, unknown);
        }
    }

    private List<Figure> figures(String what, Medians medians) {
        return List.of(
                Figure.known(name(), what + ", somebody's: milliseconds", medians.known(), 2),
                Figure.known(name(), what + ", nobody's: milliseconds", medians.unknown(), 2),
                Figure.atMost(GOAL, name(), what + ": ratio of medians", medians.ratio(), 2));
    }

    private Medians compared(
            Stage stage, String path, int status, java.util.function.UnaryOperator<String> body)
            throws IOException, InterruptedException {
        var known = new ArrayList<Double>();
        var unknown = new ArrayList<Double>();
        for (int i = 0; i < WARM + TRIES; i++) {
            if (i % FORGOTTEN == 0) {
                forgive(stage);
            }
            double one = millis(stage, path, status, body.apply(SOMEBODY.apply(i)));
            double other = millis(stage, path, status, body.apply(NOBODY.apply(i)));
            if (i >= WARM) {
                known.add(one);
                unknown.add(other);
            }
        }
        return new Medians(median(known), median(unknown));
    }

    private static final IntFunction<String> SOMEBODY = "some%04d@acme.example"::formatted;
    private static final IntFunction<String> NOBODY = "nobo%04d@acme.example"::formatted;

    private double millis(Stage stage, String path, int status, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(stage.system().base() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        long before = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - before) / 1e6;
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return millis;
    }

    private static void forgive(Stage stage) {
        var system = stage.system();
        var now = system.clock().instant();
        var table = new Table(system.dynamo(), system.table());
        for (var place : List.of(Sources.key("127.0.0.1", now), Sources.resets("127.0.0.1", now))) {
            var _ = table.commit(Updating.of(place).set("count", 0).write());
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static void people(Stage stage) {
        var system = stage.system();
        var table = new Table(system.dynamo(), system.table());
        var hash = Planting.passwords(system).hash("known");
        var planting = new Planting(table, system.clock(), new TenantId("vendor"), _ -> hash);
        for (int i = 0; i < WARM + TRIES; i++) {
            planting.person(SOMEBODY.apply(i), "Some", "Body", ACME, BuiltInRole.AGENT, "known");
        }
        system.quiet();
    }
}
