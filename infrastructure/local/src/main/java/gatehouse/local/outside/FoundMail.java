package gatehouse.local.outside;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.mail.Mail;
import gatehouse.local.mail.Mime;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A mail as an endpoint shows it.
///
/// @param how what is shown, in place of what was sent; when it was sent by the movable clock and
///   to whom only the sender knows
record FoundMail(String id, UnaryOperator<Mail> how) {

    /// ministack shows subject, text and HTML, but no header.
    static FoundMail inParts(JsonNode found) {
        return new FoundMail(
                found.path("MessageId").asText(),
                sent -> {
                    var recipients = new ArrayList<String>();
                    found.path("To").forEach(each -> recipients.add(each.asText()));
                    var text = found.path("BodyText").asText("");
                    var html = found.path("BodyHtml").asText("");
                    return new Mail(
                            sent.id(),
                            sent.at(),
                            found.path("Source").asText(),
                            String.join(", ", recipients),
                            found.path("Subject").asText(),
                            text,
                            html,
                            Mime.links(text, html),
                            Map.of(),
                            sent.tags());
                });
    }

    /// LocalStack shows the message as it was given.
    static FoundMail raw(JsonNode found) {
        return new FoundMail(
                found.path("Id").asText(),
                sent -> {
                    var bytes = found.path("RawData").asText().getBytes(StandardCharsets.UTF_8);
                    try {
                        return new Mime(bytes)
                                .mail(
                                        sent.id(),
                                        sent.at(),
                                        List.of(sent.to().split(", ", -1)),
                                        sent.tags());
                    } catch (MessagingException malformed) {
                        throw new IllegalStateException("shown is what is no mail", malformed);
                    }
                });
    }

    Mail mail(Mail sent) {
        return how.apply(sent);
    }
}
