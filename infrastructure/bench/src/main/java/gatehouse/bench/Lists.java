package gatehouse.bench;

import gatehouse.local.costs.CallMeter;
import gatehouse.local.costs.OperationCosts;
import gatehouse.local.costs.Spent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a page of the list of people costs beside authorising, at any size of the tenant; and what
/// searching costs, which grows.
final class Lists {
    private static final String LIST = "GET /v1/tenants/{tenant}/members";
    private static final String PART = People.NAME;
    private final Stage stage;
    private final CallMeter meter;

    /// @param stage whose system nothing else uses meanwhile
    Lists(Stage stage) {
        this.stage = stage;
        this.meter = new CallMeter(stage.system(), Duration.ZERO);
    }

    /// Measures, smaller ones first.
    List<Figure> measure(List<Population> populations) {
        var all = new ArrayList<Figure>();
        try (var _ = stage.system().hook(meter)) {
            for (var each : populations) {
                all.addAll(paged(each));
            }
            for (var each : populations) {
                all.addAll(searched(each, "a name", "q=number%2077"));
                all.addAll(searched(each, "one company in 1,000", "company=rarebit%20works"));
            }
        }
        return all;
    }

    private List<Figure> paged(Population people) {
        var token = stage.signIn(people.manager(), people.password());
        var authorise = spent(people, token, OperationCosts.AUTHORISE, "", "profile");
        var page = spent(people, token, LIST, "limit=50", "members");
        var what = people.tenant() + ", a page of 50 beside authorising: ";
        return List.of(
                Figure.atMost(
                        1, PART, what + "requests", page.requests() - authorise.requests(), 0),
                Figure.atMost(7, PART, what + "read units", page.reads() - authorise.reads(), 1));
    }

    private List<Figure> searched(Population people, String kind, String query) {
        var token = stage.signIn(people.manager(), people.password());
        // the first of a kind pays for its compiler
        var _ = spent(people, token, LIST, query, "members");
        long begun = System.nanoTime();
        var search = spent(people, token, LIST, query, "members");
        double millis = (System.nanoTime() - begun) / 1e6;
        var what = String.format(Locale.ROOT, "%s, searched for %s: ", people.tenant(), kind);
        return List.of(
                Figure.known(PART, what + "requests", search.requests(), 0),
                Figure.known(PART, what + "read units", search.reads(), 1),
                Figure.known(PART, what + "milliseconds", millis, 0));
    }

    private Spent spent(
            Population people, String token, String route, String query, String function) {
        meter.reset();
        var path = Map.of("tenant", people.tenant().value(), "?", query);
        var _ = stage.ask(route, path, token, "");
        return meter.of(function);
    }
}
