package gatehouse.local.outside;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.eventbridge.model.Target;

/// The template's buses and rules on the endpoint.
final class RulesThere {
    private static final String DEFAULT_BUS = "default";
    private static final String EVERYTHING = "everything";

    private final Template template;
    private final Run run;

    private RulesThere(Template template, Run run) {
        this.template = template;
        this.run = run;
    }

    /// Makes them, and one rule more.
    ///
    /// @return the queue to which that one brings everything that goes over our own bus
    static OutsideQueue make(Template template, Run run) {
        var there = new RulesThere(template, run);
        var own = template.ref(template.only("AWS::Events::EventBus"));
        there.bus(own);
        for (var rule : template.resources("AWS::Events::Rule")) {
            var properties = rule.properties();
            there.rule(
                    new Rule(
                            template.ref(rule),
                            properties.path("EventBusName").asText(DEFAULT_BUS),
                            properties.path("EventPattern").toString(),
                            targets(properties.path("Targets"))));
        }
        return there.everything(own);
    }

    private void bus(String name) {
        var client = run.clients().bus();
        var _ = client.createEventBus(create -> create.name(name));
        run.removals().add(name, () -> client.deleteEventBus(delete -> delete.name(name)));
    }

    private OutsideQueue everything(String bus) {
        var name = run.stack() + "-" + EVERYTHING;
        var queue = run.queue(EVERYTHING, name, Map.of());
        var arn = "arn:aws:sqs:%s:%s:%s".formatted(template.region(), template.account(), name);
        var target = Target.builder().id(EVERYTHING).arn(arn).build();
        var pattern = "{\"account\":[\"%s\"]}".formatted(template.account());
        rule(new Rule(name, bus, pattern, List.of(target)));
        return queue;
    }

    private record Rule(String name, String bus, String pattern, List<Target> targets) {}

    private void rule(Rule rule) {
        var client = run.clients().bus();
        var _ =
                client.putRule(put ->
                        put.name(rule.name).eventBusName(rule.bus).eventPattern(rule.pattern));
        run.removals()
                .add(
                        rule.name,
                        () ->
                                client.deleteRule(
                                        delete -> delete.name(rule.name).eventBusName(rule.bus)));
        var _ =
                client.putTargets(
                        put -> put.rule(rule.name).eventBusName(rule.bus).targets(rule.targets));
        var ids = rule.targets.stream().map(Target::id).toList();
        run.removals()
                .add(
                        "targets of " + rule.name,
                        () ->
                                client.removeTargets(remove ->
                                        remove.rule(rule.name).eventBusName(rule.bus).ids(ids)));
    }

    private static List<Target> targets(JsonNode declared) {
        return StreamSupport.stream(declared.spliterator(), false)
                .map(target ->
                        Target.builder()
                                .id(target.path("Id").asText())
                                .arn(target.path("Arn").asText())
                                .retryPolicy(retry ->
                                        retry.maximumEventAgeInSeconds(
                                                        target.at(
                                                                        "/RetryPolicy/MaximumEventAgeInSeconds")
                                                                .asInt(86400))
                                                .maximumRetryAttempts(
                                                        target.at(
                                                                        "/RetryPolicy/MaximumRetryAttempts")
                                                                .asInt(185)))
                                .deadLetterConfig(dead ->
                                        dead.arn(target.at("/DeadLetterConfig/Arn").asText()))
                                .build())
                .toList();
    }
}
