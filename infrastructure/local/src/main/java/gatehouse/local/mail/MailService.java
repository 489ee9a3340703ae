package gatehouse.local.mail;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// SES: takes raw mails into the mailbox, and reports on them as SES does.
public final class MailService implements Service {
    private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

    private final Mailbox mailbox;
    private final MailReports reports;
    private final Clock clock;

    public MailService(Mailbox mailbox, MailReports reports, Clock clock) {
        this.mailbox = mailbox;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call) {
        var form = new QueryForm(call.body().asUtf8String());
        if (!call.action().equals("SendRawEmail")) {
            return error("InvalidAction", "Not here: " + call.action());
        }
        try {
            return sent(form);
        } catch (MessagingException malformed) {
            return error("MessageRejected", malformed.toString());
        }
    }

    private Answer sent(QueryForm form) throws MessagingException {
        var mime = new Mime(Base64.getMimeDecoder().decode(form.text("RawMessage.Data")));
        var given = form.list("Destinations");
        var recipients = given.isEmpty() ? mime.recipients() : given;
        if (recipients.isEmpty()) {
            return error("MessageRejected", "nobody to send to");
        }
        var id = UUID.randomUUID().toString();
        var mail = mime.mail(id, clock.instant().toString(), List.copyOf(recipients));
        mailbox.add(mail);
        reports.report(
                new MailReports.Sent(
                        mail, recipients, form.text("ConfigurationSetName"), form.pairs("Tags")));
        return Answer.xml(
                """
                <SendRawEmailResponse xmlns="%s"><SendRawEmailResult><MessageId>%s</MessageId>\
                </SendRawEmailResult><ResponseMetadata><RequestId>%s</RequestId>\
                </ResponseMetadata></SendRawEmailResponse>\
                """
                        .formatted(NAMESPACE, id, UUID.randomUUID()));
    }

    private static Answer error(String code, String message) {
        return Answer.of(
                400,
                "text/xml",
                "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(NAMESPACE, code, message.replaceAll("[<>&]", " ")));
    }
}
