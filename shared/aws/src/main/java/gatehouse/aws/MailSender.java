package gatehouse.aws;

import gatehouse.domain.Email;
import gatehouse.domain.Unreachable;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageTag;

/// Hands mails to SES as whole MIME messages, so that every header is ours.
public final class MailSender {
    private static final String OURS = "Gatehouse";

    private final SesClient client;
    private final String from;
    private final String configurationSet;

    /// @param from an address that takes no replies
    /// @param configurationSet through which SES reports what became of a mail
    public MailSender(SesClient client, String from, String configurationSet) {
        this.client = client;
        this.from = from;
        this.configurationSet = configurationSet;
    }

    /// One mail.
    ///
    /// @param sender the name beside our address, of one line; empty for ours
    /// @param to one address
    /// @param language a BCP 47 tag
    /// @param tag comes back with the reports: letters, digits, `_` and `-` only
    /// @param oneClick where a POST switches such mails off (RFC 8058); empty where nobody can
    public record Mail(
            String sender,
            Email to,
            String language,
            String subject,
            String text,
            String html,
            String tag,
            Optional<URI> oneClick) {}

    /// Sends it.
    ///
    /// @throws Unreachable if SES does not take it now; it may be tried again
    public void send(Mail mail) {
        var bytes = SdkBytes.fromByteArray(mime(mail));
        try {
            var _ =
                    client.sendRawEmail(send ->
                            send.rawMessage(raw -> raw.data(bytes))
                                    .source(from)
                                    .destinations(mail.to().value())
                                    .configurationSetName(configurationSet)
                                    .tags(
                                            MessageTag.builder()
                                                    .name(MailTag.NAME)
                                                    .value(mail.tag())
                                                    .build()));
        } catch (SdkClientException | AwsServiceException fault) {
            throw new Unreachable("the mail service does not take a mail", fault);
        }
    }

    private byte[] mime(Mail mail) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            var sender = mail.sender().isEmpty() ? OURS : mail.sender();
            message.setFrom(EncodedWords.address(from, sender));
            message.setRecipient(
                    jakarta.mail.Message.RecipientType.TO, new InternetAddress(mail.to().value()));
            message.setHeader("Subject", MimeUtility.fold(9, EncodedWords.of(mail.subject())));
            // RFC 3834: nobody's out-of-office note shall answer
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
            message.setHeader("Content-Language", mail.language());
            if (mail.oneClick().isPresent()) {
                message.setHeader("List-Unsubscribe", "<" + mail.oneClick().get() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setContent(
                    new MimeMultipart(
                            "alternative",
                            part(mail.text(), "text/plain; charset=utf-8"),
                            part(mail.html(), "text/html; charset=utf-8")));
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException malformed) {
            throw new IllegalStateException("a mail that cannot be written", malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(content, type);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }
}
