package gatehouse.functions.mailer;

import gatehouse.aws.Key;
import gatehouse.domain.Email;
import java.util.Optional;

/// A mail to be sent.
///
/// @param number which of the event's mails it is, whatever becomes of the others: 1 to the person
///   concerned, 2 to who gave the access
/// @param to whom
/// @param language the reader's
/// @param notice what it tells
/// @param about the item that shows what became of it; empty for the note of the mail itself
record Addressed(int number, Email to, Language language, Notice notice, Optional<Key> about) {}
