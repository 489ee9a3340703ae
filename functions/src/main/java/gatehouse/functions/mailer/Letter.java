package gatehouse.functions.mailer;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// A mail as its parts, which the text and the HTML template lay out.
///
/// @param quote what somebody else said, line by line; most mails have none
/// @param actions what to follow, with a word for the button; most mails have none
/// @param notes what to know besides
/// @param footer that nobody reads answers
/// @param waysOut where its reader switches such mails off; of mails that always go out none
record Letter(
        Language language,
        String subject,
        String heading,
        List<String> paragraphs,
        List<String> quote,
        List<Fact> facts,
        List<Action> actions,
        List<String> notes,
        String footer,
        List<Action> waysOut) {

    /// The same with a way out.
    Letter with(Action wayOut) {
        return new Letter(
                language,
                subject,
                heading,
                paragraphs,
                quote,
                facts,
                actions,
                notes,
                footer,
                List.of(wayOut));
    }

    /// The same with what somebody else said.
    Letter quoting(List<String> lines) {
        return new Letter(
                language,
                subject,
                heading,
                paragraphs,
                lines,
                facts,
                actions,
                notes,
                footer,
                waysOut);
    }

    /// One line of the table of facts. Lines without a value are left out.
    record Fact(String label, String value) {}

    record Action(String label, URI link) {}

    static List<Fact> facts(Fact... facts) {
        return Stream.of(facts).filter(fact -> !fact.value().isEmpty()).toList();
    }
}
