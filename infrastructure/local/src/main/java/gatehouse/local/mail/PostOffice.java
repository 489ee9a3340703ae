package gatehouse.local.mail;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import jakarta.mail.MessagingException;
import java.util.UUID;

/// SES, as far as somebody who sends notices: takes raw mails, and gives each its message id.
public final class PostOffice implements Service {
    private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

    @Override
    public Answer answer(Call call) {
        if (!call.action().equals("SendRawEmail")) {
            return error("InvalidAction", "Not here: " + call.action());
        }
        try {
            var sent = new RawMail(new QueryForm(call.body().asUtf8String()));
            return sent.recipients().isEmpty()
                    ? error("MessageRejected", "nobody to send to")
                    : taken();
        } catch (MessagingException malformed) {
            return error("MessageRejected", malformed.toString());
        }
    }

    private static Answer taken() {
        return Answer.xml(
                """
                <SendRawEmailResponse xmlns="%s"><SendRawEmailResult><MessageId>%s</MessageId>\
                </SendRawEmailResult><ResponseMetadata><RequestId>%s</RequestId>\
                </ResponseMetadata></SendRawEmailResponse>\
                """
                        .formatted(NAMESPACE, UUID.randomUUID(), UUID.randomUUID()));
    }

    private static Answer error(String code, String message) {
        return Answer.of(
                400,
                "text/xml",
                "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(NAMESPACE, code, message.replaceAll("[<>&]", " ")));
    }
}
