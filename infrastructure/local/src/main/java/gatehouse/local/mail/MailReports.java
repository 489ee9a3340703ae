package gatehouse.local.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private enum Kind {
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

    void report(
            Mail mail, List<String> recipients, String configurationSet, Map<String, String> tags) {
        var first = recipients.getFirst();
        tell(Kind.SEND, mail, recipients, configurationSet, tags);
        if (first.startsWith("bounce")) {
            tell(Kind.BOUNCE, mail, recipients, configurationSet, tags);
        } else {
            tell(Kind.DELIVERY, mail, recipients, configurationSet, tags);
            if (first.startsWith("complain")) {
                tell(Kind.COMPLAINT, mail, recipients, configurationSet, tags);
            }
        }
    }

    private void tell(
            Kind kind,
            Mail mail,
            List<String> recipients,
            String configurationSet,
            Map<String, String> tags) {
        if (!asked.getOrDefault(configurationSet, Set.of()).contains(kind.member())) {
            return;
        }
        var detail = JsonNodeFactory.instance.objectNode().put("eventType", kind.eventType);
        var about = detail.putObject("mail");
        about.put("timestamp", mail.at())
                .put("source", mail.from())
                .put("sendingAccountId", template.account())
                .put("messageId", mail.id());
        recipients.forEach(about.putArray("destination")::add);
        var told = about.putObject("tags");
        told.putArray("ses:configuration-set").add(configurationSet);
        tags.forEach((name, value) -> told.putArray(name).add(value));
        facts(kind, mail, recipients, detail.putObject(kind.member()));
        bus.putByAws("aws.ses", kind.detailType, detail);
    }

    private static void facts(Kind kind, Mail mail, List<String> recipients, ObjectNode facts) {
        switch (kind) {
            case SEND -> {}
            case DELIVERY -> {
                facts.put("timestamp", mail.at()).put("smtpResponse", "250 taken");
                recipients.forEach(facts.putArray("recipients")::add);
            }
            case BOUNCE -> {
                facts.put("timestamp", mail.at())
                        .put("bounceType", "Permanent")
                        .put("bounceSubType", "General");
                var bounced = facts.putArray("bouncedRecipients");
                recipients.forEach(each ->
                        bounced.addObject()
                                .put("emailAddress", each)
                                .put("diagnosticCode", "smtp; 550 5.1.1 user unknown"));
            }
            case COMPLAINT -> {
                facts.put("timestamp", mail.at()).put("complaintFeedbackType", "abuse");
                var complained = facts.putArray("complainedRecipients");
                recipients.forEach(each -> complained.addObject().put("emailAddress", each));
            }
        }
    }
}
