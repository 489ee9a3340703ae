package gatehouse.domain;

import java.util.Optional;

/// What somebody who wants to join says of themselves (D6). Nothing of it is known to be true, but
/// for the address once it is confirmed.
///
/// @param email where the person can be reached
/// @param name the person's
/// @param username that the person wishes for
/// @param company where the person works
/// @param language of mails to the person: BCP 47
/// @param message to those who decide
public record Applicant(
        Email email,
        PersonName name,
        Optional<Username> username,
        Optional<String> company,
        Optional<String> language,
        Optional<String> message) {
    /// What a message must be, as people are told.
    public static final String MESSAGE_RULE = "must be 1 to 1000 characters";

    private static final int LONGEST = 1000;

    /// Returns a message without white space around, or empty if it is none: nothing is left, or it
    /// is too long, shows nothing, or has control characters other than line breaks and tabs, or
    /// signs that turn the direction of writing.
    public static Optional<String> message(String text) {
        return Line.several(text, 1, LONGEST);
    }

    /// Personal data, which belongs in no log.
    @Override
    public String toString() {
        return "Applicant";
    }
}
