package gatehouse.functions.mailer;

/// A mail's words, ready to be put into an envelope: the same content as plain text and as HTML.
///
/// @param subject one line: anything that could break out of its header is refused with an
///   `IllegalArgumentException`
public record Message(String subject, String text, String html) {
    public Message {
        if (subject.codePoints().anyMatch(Message::breaksLine)) {
            throw new IllegalArgumentException("A subject is one line");
        }
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
