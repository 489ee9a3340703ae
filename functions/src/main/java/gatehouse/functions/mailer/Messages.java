package gatehouse.functions.mailer;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.Map;

/// Turns what a mail has to tell into its words.
///
/// The templates are compiled with the program and called directly: no file, no reflection, nothing
/// to warm up.
public final class Messages {
    private static final HtmlInterceptor NOTHING_TO_ADD =
            new HtmlInterceptor() {
                @Override
                public void onHtmlTagOpened(
                        String tag, Map<String, Object> attributes, TemplateOutput output) {}

                @Override
                public void onHtmlTagClosed(String tag, TemplateOutput output) {}
            };

    private Messages() {}

    /// The mail in the reader's language, as text and as HTML.
    public static Message of(Notice notice, Language language) {
        return message(Wording.in(language).letter(notice));
    }

    /// The same of a notification.
    ///
    /// @param page where its reader switches such mails off
    public static Message of(Notice notice, Language language, URI page) {
        var wording = Wording.in(language);
        return message(wording.letter(notice).with(new Letter.Action(wording.wayOut(), page)));
    }

    private static Message message(Letter letter) {
        return new Message(letter.subject(), text(letter), html(letter));
    }

    private static String text(Letter letter) {
        var out = new StringOutput();
        JtetextLetterGenerated.render(out, NOTHING_TO_ADD, letter);
        return out.toString();
    }

    private static String html(Letter letter) {
        var out = new StringOutput();
        JtehtmlLetterGenerated.render(new OwaspHtmlTemplateOutput(out), NOTHING_TO_ADD, letter);
        return out.toString();
    }
}
