package gatehouse.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.LocalSystem;
import gatehouse.local.costs.CallMeter;
import gatehouse.local.costs.Spent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The sweep costs what is due, not what exists: 10 due among 1,000 pending and among 100,000.
final class Sweeping implements Part {
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int DUE = 10;
    private static final int SHARDS = 16;
    private static final String PAST = "2020-01-01T00:00:00.000Z";
    private static final String FUTURE = "2999-01-01T00:00:00.000Z";

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var stage = new Stage()) {
            var system = stage.system();
            system.pause("relay");
            system.pause("projections");
            stage.invite(stage.token("ana", "acme"), "sam@vendor.example");
            var sample = new HashMap<>(Rows.first(system, "T#acme", "I#"));
            // what has no event is nothing to the relay
            sample.remove("change");
            var meter = new CallMeter(system, Duration.ZERO);
            try (var _ = system.hook(meter)) {
                Rows.plant(system, 0, FEW, number -> pending(sample, number));
                var few = sweep(system, meter, sample, 0);
                Rows.plant(system, FEW, MANY, number -> pending(sample, number));
                var many = sweep(system, meter, sample, DUE);
                var idle = swept(system, meter);
                return List.of(
                        Figure.known(name(), "10 due among 1,000: requests", few.requests(), 0),
                        apart("requests", few.requests(), many.requests()),
                        Figure.known(name(), "10 due among 1,000: read units", few.reads(), 1),
                        apart("read units", few.reads(), many.reads()),
                        Figure.known(name(), "10 due among 1,000: write units", few.writes(), 1),
                        apart("write units", few.writes(), many.writes()),
                        Figure.atMost(
                                SHARDS,
                                name(),
                                "nothing due among 100,000: queries",
                                idle.requests(),
                                0));
            }
        }
    }

    private Figure apart(String what, double few, double many) {
        return Figure.atMost(
                10,
                name(),
                "10 due among 100,000: " + what + ", % away from those among 1,000",
                100 * Math.abs(many - few) / few,
                1);
    }

    private static Map<String, AttributeValue> pending(
            Map<String, AttributeValue> sample, int number) {
        return copy(sample, "I#%032d#000001".formatted(number), FUTURE, number);
    }

    private static Map<String, AttributeValue> copy(
            Map<String, AttributeValue> sample, String sk, String at, int number) {
        return Rows.with(
                sample,
                Map.of(
                        "sk", sk,
                        "dueShard", "%02d".formatted(number % SHARDS),
                        "dueAt", at,
                        "linkExpiresAt", at));
    }

    private static Spent sweep(
            LocalSystem system, CallMeter meter, Map<String, AttributeValue> sample, int from)
            throws Exception {
        Rows.plant(
                system,
                from,
                from + DUE,
                number -> copy(sample, "I#due%029d#000001".formatted(number), PAST, number));
        return swept(system, meter);
    }

    private static Spent swept(LocalSystem system, CallMeter meter) throws Exception {
        meter.reset();
        var _ = system.invoke("expire", JsonMapper.builder().build().createObjectNode());
        return meter.of("expire");
    }
}
