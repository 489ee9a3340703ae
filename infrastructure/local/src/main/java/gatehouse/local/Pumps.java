package gatehouse.local;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.events.Activity;
import gatehouse.local.events.Gate;
import gatehouse.local.events.Pump;
import gatehouse.local.events.QueuePump;
import gatehouse.local.events.StreamPump;
import gatehouse.local.events.StreamReader;
import gatehouse.local.functions.Function;
import gatehouse.local.functions.Functions;
import gatehouse.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One pump for each event source that the template gives a function.
final class Pumps implements AutoCloseable {
    private final List<Pump> pumps = new ArrayList<>();
    private final Template template;
    private final Cloud cloud;
    private final Options options;
    private final Activity activity;

    Pumps(Template template, Functions functions, Cloud cloud, Options options, Activity activity) {
        this.template = template;
        this.cloud = cloud;
        this.options = options;
        this.activity = activity;
        for (var function : functions.all()) {
            for (var event : function.declared().events()) {
                add(function, event.path("Type").asText(), event.path("Properties"));
            }
        }
    }

    private void add(Function function, String type, JsonNode source) {
        switch (type) {
            case "SQS" ->
                    pumps.add(
                            new QueuePump(
                                    function,
                                    source,
                                    cloud.provider().queues(),
                                    template.region(),
                                    options.disorder(function.name())));
            case "DynamoDB" -> pumps.add(streamPump(function, source));
            case "ScheduleV2" -> {}
            default -> throw new IllegalArgumentException("no such event source here: " + type);
        }
    }

    private StreamPump streamPump(Function function, JsonNode source) {
        var reader =
                new StreamReader(
                        cloud.streams(),
                        cloud.stream(),
                        options.storage().journal("stream-" + function.name()));
        var pump = new StreamPump(function, source, reader, options.disorder(function.name()));
        cloud.onWrite(() -> {
            activity.handedOn();
            pump.written();
        });
        return pump;
    }

    void start() {
        for (var pump : pumps) {
            activity.add(pump);
            pump.start();
        }
    }

    /// By the function's name, one for each of its sources.
    Map<String, List<Gate>> gates() {
        return pumps.stream()
                .collect(
                        Collectors.groupingBy(
                                pump -> pump.function().name(),
                                Collectors.mapping(Pump::gate, Collectors.toList())));
    }

    @Override
    public void close() {
        for (var pump : pumps) {
            pump.close();
        }
    }
}
