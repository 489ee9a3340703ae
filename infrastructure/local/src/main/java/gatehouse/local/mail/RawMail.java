package gatehouse.local.mail;

import jakarta.mail.MessagingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A request to send a raw mail, taken apart.
final class RawMail {
    private final QueryForm form;
    private final Mime mime;

    /// @throws MessagingException if there is no MIME message in it
    RawMail(QueryForm form) throws MessagingException {
        this.form = form;
        this.mime = new Mime(Base64.getMimeDecoder().decode(form.text("RawMessage.Data")));
    }

    /// Those of the envelope, or else of the message.
    List<String> recipients() throws MessagingException {
        var given = form.list("Destinations");
        return given.isEmpty() ? mime.recipients() : given;
    }

    Mail mail(String id, String at) throws MessagingException {
        return mime.mail(id, at, recipients(), tags());
    }

    String configurationSet() {
        return form.text("ConfigurationSetName");
    }

    Map<String, String> tags() {
        return form.pairs("Tags");
    }
}
