package gatehouse.bench;

import gatehouse.local.costs.Spent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a million of each operation costs, by the units measured and the table of public prices.
final class Money implements Part {
    private static final int MEGABYTES_OF_A_GIGABYTE = 1024;
    private static final double BYTES_OF_A_GIGABYTE = 1e9;

    /// How the operations begin that are brought by a queue.
    private static final List<String> QUEUED =
            List.of("mailer", "delivery", "projections, one address");

    private final Prices prices = new Prices();
    private double logged;

    @Override
    public String name() {
        return "money";
    }

    @Override
    public List<Figure> measure() {
        System.out.println(
                "prices: US dollars, %s, as of %s, not looked up again: check them"
                        .formatted(prices.text("region"), prices.text("date")));
        var costs = MeasuredCosts.get();
        var figures = new ArrayList<Figure>();
        logged = bytesOfALine();
        figures.add(Figure.known(name(), "bytes of a run's line in the log", logged, 0));
        for (var operation : costs.operations()) {
            double dollars = dollars(operation, costs.of(operation));
            figures.add(Figure.known(name(), "$ for a million: " + operation, dollars, 2));
        }
        return figures;
    }

    /// The middle of what an invitation leaves in the log, from the request to the mail's report.
    private static double bytesOfALine() {
        try (var stage = new Stage()) {
            stage.invite(stage.token("ana", "acme"), "sam@vendor.example");
            stage.system().quiet();
            var lines =
                    stage.system().log().stream()
                            .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                            .sorted()
                            .toArray();
            return lines[lines.length / 2];
        }
    }

    /// For a million.
    double dollars(String operation, Spent spent) {
        double millis =
                prices.of("assumed.own.millis")
                        + spent.rounds() * prices.of("assumed.round.millis")
                        + spent.elsewhere() * prices.of("assumed.elsewhere.millis");
        double gigabyteSeconds =
                1e6 * millis / 1000 * prices.of("function.megabytes") / MEGABYTES_OF_A_GIGABYTE;
        double all =
                spent.reads() * prices.of("table.million.read.units")
                        + spent.writes() * prices.of("table.million.write.units")
                        + prices.of("function.million.requests")
                        + gigabyteSeconds * prices.of("function.gigabyte.second")
                        + logged * 1e6 / BYTES_OF_A_GIGABYTE * prices.of("log.gigabyte");
        if (operation.contains(" /")) {
            return all + prices.of("gateway.million.requests");
        }
        // the event it puts on the bus; the mail it sends; what comes by a queue is three requests
        return all
                + (operation.startsWith("relay") ? prices.of("bus.million.events") : 0)
                + (operation.startsWith("mailer") ? prices.of("mail.thousand") * 1000 : 0)
                + (QUEUED.stream().anyMatch(operation::startsWith)
                        ? 3 * prices.of("queue.million.requests")
                        : 0);
    }
}
