package gatehouse.functions.mailer;

import gatehouse.aws.Key;
import gatehouse.domain.Email;
import java.util.Optional;

/// A mail to be sent.
///
/// @param to whom
/// @param language the reader's
/// @param notice what it tells
/// @param about the item that shows what became of it; empty for the note of the mail itself
record Addressed(Email to, Language language, Notice notice, Optional<Key> about) {}
