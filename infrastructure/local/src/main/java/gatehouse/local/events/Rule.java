package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.util.ArrayList;
import java.util.List;

/// One rule of a bus: which events go to which queues.
record Rule(String bus, EventPattern pattern, List<MessageQueue> targets) {
    private static final String DEFAULT_BUS = "default";

    static List<Rule> all(Template template, Queues queues) {
        return template.resources("AWS::Events::Rule").stream()
                .map(resource -> of(resource, queues))
                .toList();
    }

    private static Rule of(Resource resource, Queues queues) {
        var properties = resource.properties();
        var targets = new ArrayList<MessageQueue>();
        for (var target : properties.path("Targets")) {
            if (target.has("Input") || target.has("InputPath") || target.has("InputTransformer")) {
                throw new IllegalArgumentException(resource.id() + ": targets take whole events");
            }
            targets.add(queues.queue(target.path("Arn").asText()));
        }
        return new Rule(
                properties.path("EventBusName").asText(DEFAULT_BUS),
                EventPattern.of(properties.path("EventPattern")),
                List.copyOf(targets));
    }

    boolean takes(String onBus, JsonNode event) {
        return bus.equals(onBus) && pattern.matches(event);
    }
}
