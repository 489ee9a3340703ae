package gatehouse.bench;

import gatehouse.local.costs.Spent;
import java.util.ArrayList;
import java.util.List;

/// What a million of each operation costs, by the units measured and the table of public prices.
final class Money implements Part {
    private static final int MEGABYTES_OF_A_GIGABYTE = 1024;
    private final Prices prices = new Prices();

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
        for (var operation : costs.operations()) {
            double dollars = dollars(operation, costs.of(operation));
            figures.add(Figure.known(name(), "$ for a million: " + operation, dollars, 2));
        }
        return figures;
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
                        + gigabyteSeconds * prices.of("function.gigabyte.second");
        if (operation.contains(" /")) {
            return all + prices.of("gateway.million.requests");
        }
        // the event it puts on the bus; the mail it sends; what comes by a queue is three requests
        return all
                + (operation.startsWith("relay") ? prices.of("bus.million.events") : 0)
                + (operation.startsWith("mailer") ? prices.of("mail.thousand") * 1000 : 0)
                + (operation.startsWith("mailer") || operation.startsWith("delivery")
                        ? 3 * prices.of("queue.million.requests")
                        : 0);
    }
}
