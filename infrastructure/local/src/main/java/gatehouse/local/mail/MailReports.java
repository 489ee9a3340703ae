package gatehouse.local.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.events.EventBus;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What SES tells of a mail through EventBridge, as far as its configuration set asks for it. Mails
/// to `bounce…@` bounce, mails to `complain…@` are complained of, all others arrive.
public final class MailReports {
    private final EventBus bus;
    private final Template template;
    private final Map<String, Set<String>> asked = new HashMap<>();

    enum Kind {
        SEND("Send", "Email Sent"),
        DELIVERY("Delivery", "Email Delivered"),
        BOUNCE("Bounce", "Email Bounced"),
        COMPLAINT("Complaint", "Email Complaint Received");

        private final String eventType;
        private final String detailType;

        Kind(String eventType, String detailType) {
            this.eventType = eventType;
            this.detailType = detailType;
        }

        private String member() {
            return eventType.toLowerCase(Locale.ROOT);
        }
    }

    public MailReports(Template template, EventBus bus) {
        this.bus = bus;
        this.template = template;
        for (var resource : template.resources("AWS::SES::ConfigurationSetEventDestination")) {
            var destination = resource.properties().path("EventDestination");
            if (destination.has("EventBridgeDestination")
                    && destination.path("Enabled").asBoolean(true)) {
                asked.computeIfAbsent(resource.text("ConfigurationSetName"), _ -> new HashSet<>())
                        .addAll(Resource.texts(destination.path("MatchingEventTypes")));
            }
        }
    }

    /// What SES was given.
    ///
    /// @param tags by name
    record Sent(
            Mail mail,
            List<String> recipients,
            String configurationSet,
            Map<String, String> tags) {}

    void report(Sent sent) {
        var first = sent.recipients().getFirst();
        tell(Kind.SEND, sent);
        if (first.startsWith("bounce")) {
            tell(Kind.BOUNCE, sent);
        } else {
            tell(Kind.DELIVERY, sent);
            if (first.startsWith("complain")) {
                tell(Kind.COMPLAINT, sent);
            }
        }
    }

    private void tell(Kind kind, Sent sent) {
        if (!asked.getOrDefault(sent.configurationSet(), Set.of()).contains(kind.member())) {
            return;
        }
        var detail = JsonNodeFactory.instance.objectNode().put("eventType", kind.eventType);
        var about = detail.putObject("mail");
        about.put("timestamp", sent.mail().at())
                .put("source", sent.mail().from())
                .put("sendingAccountId", template.account())
                .put("messageId", sent.mail().id());
        sent.recipients().forEach(about.putArray("destination")::add);
        var tags = about.putObject("tags");
        tags.putArray("ses:configuration-set").add(sent.configurationSet());
        sent.tags().forEach((name, value) -> tags.putArray(name).add(value));
        MailFacts.put(kind, sent, detail.putObject(kind.member()));
        bus.putByAws("aws.ses", kind.detailType, detail);
    }
}
