package gatehouse.local.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What each kind of report says beyond the mail itself, in SES's own fields.
final class MailFacts {
    private MailFacts() {}

    static void put(MailReports.Kind kind, MailReports.Sent sent, ObjectNode facts) {
        switch (kind) {
            case SEND -> {}
            case DELIVERY -> {
                facts.put("timestamp", sent.mail().at()).put("smtpResponse", "250 taken");
                sent.recipients().forEach(facts.putArray("recipients")::add);
            }
            case BOUNCE -> bounce(sent, facts);
            case COMPLAINT -> complaint(sent, facts);
        }
    }

    private static void bounce(MailReports.Sent sent, ObjectNode facts) {
        facts.put("timestamp", sent.mail().at())
                .put("bounceType", "Permanent")
                .put("bounceSubType", "General")
                .put("feedbackId", sent.mail().id());
        var bounced = facts.putArray("bouncedRecipients");
        for (var recipient : sent.recipients()) {
            bounced.addObject()
                    .put("emailAddress", recipient)
                    .put("action", "failed")
                    .put("status", "5.1.1")
                    .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
        }
    }

    private static void complaint(MailReports.Sent sent, ObjectNode facts) {
        facts.put("timestamp", sent.mail().at())
                .put("complaintFeedbackType", "abuse")
                .put("feedbackId", sent.mail().id());
        var complained = facts.putArray("complainedRecipients");
        for (var recipient : sent.recipients()) {
            complained.addObject().put("emailAddress", recipient);
        }
    }
}
