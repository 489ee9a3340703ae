package gatehouse.functions.mailer;

import gatehouse.aws.Key;
import gatehouse.domain.Account;
import gatehouse.domain.Email;
import gatehouse.domain.Notification;
import java.util.Optional;

/// A mail to be sent.
///
/// @param number which of the event's mails it is, whatever becomes of the others: 1 to the person
///   concerned, 2 to who gave the access
/// @param to whom
/// @param language the reader's
/// @param notice what it tells
/// @param about the item that shows what became of it; empty for the note of the mail itself
/// @param reader whose switches count; empty only where the mail is no notification
record Addressed(
        int number,
        Email to,
        Language language,
        Notice notice,
        Optional<Key> about,
        Optional<Account> reader) {

    /// @throws IllegalArgumentException if it is a notification that nobody could switch off
    Addressed {
        if (Kinds.of(notice).isPresent() && reader.isEmpty()) {
            throw new IllegalArgumentException("a notification without its reader");
        }
    }

    /// One that always goes out.
    Addressed(int number, Email to, Language language, Notice notice, Optional<Key> about) {
        this(number, to, language, notice, about, Optional.empty());
    }

    /// The kind of notification that it is, if it is one.
    Optional<Notification> kind() {
        return Kinds.of(notice);
    }
}
