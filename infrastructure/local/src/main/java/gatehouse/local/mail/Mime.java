package gatehouse.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a MIME message as a mail program would show it.
public final class Mime {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
    private final MimeMessage message;

    /// Takes the message apart.
    ///
    /// @throws MessagingException if it is none
    public Mime(byte[] bytes) throws MessagingException {
        this.message =
                new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    /// The message, as it lies in the mailbox.
    ///
    /// @param recipients who gets it, whatever its header says
    /// @param tags what came beside the message
    public Mail mail(String id, String at, List<String> recipients, Map<String, String> tags)
            throws MessagingException {
        var text = body(message, "text/plain");
        var html = body(message, "text/html");
        return new Mail(
                id,
                at,
                address(message.getFrom()),
                String.join(", ", recipients),
                message.getSubject() == null ? "" : message.getSubject(),
                text,
                html,
                links(text, html),
                headers(),
                tags);
    }

    List<String> recipients() throws MessagingException {
        var all = message.getAllRecipients();
        return all == null
                ? List.of()
                : Arrays.stream(all).map(each -> ((InternetAddress) each).getAddress()).toList();
    }

    Map<String, String> headers() throws MessagingException {
        var headers = new LinkedHashMap<String, String>();
        message.getAllHeaders()
                .asIterator()
                .forEachRemaining(
                        header -> headers.putIfAbsent(header.getName(), header.getValue()));
        return headers;
    }

    private static String address(jakarta.mail.Address[] from) {
        return from == null || from.length == 0 ? "" : ((InternetAddress) from[0]).getAddress();
    }

    /// In the order of text and HTML, each once. A full stop or comma behind a link belongs to the
    /// sentence.
    public static List<String> links(String text, String html) {
        return List.copyOf(
                LINK.matcher(text + " " + html.replace("&amp;", "&"))
                        .results()
                        .map(found -> found.group().replaceAll("[.,;:!?)]+$", ""))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String body(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return part.getContent().toString();
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    var found = body(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
