package gatehouse.functions.mailer;

import gatehouse.aws.Key;
import gatehouse.domain.Account;
import gatehouse.domain.Email;
import gatehouse.domain.Notification;
import java.util.Optional;

/// A mail to be sent.
///
/// @param number which of the event's mails it is, whatever becomes of the others: 1 to the person
///   concerned, 2 to who gave the access; of others to several people each has a number of the own
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
    Addressed(int number, Email to, Language language, Notice notice) {
        this(number, to, language, notice, Optional.empty(), Optional.empty());
    }

    /// One to somebody with an account: at its address, in its language, as its switches say.
    static Addressed toOwner(int number, Account account, Notice notice) {
        return new Addressed(
                number,
                account.email(),
                Language.of(account.language()),
                notice,
                Optional.empty(),
                Optional.of(account));
    }

    /// The same, where an item shows what became of it.
    Addressed shownBy(Key item) {
        return new Addressed(number, to, language, notice, Optional.of(item), reader);
    }

    /// The kind of notification that it is, if it is one.
    Optional<Notification> kind() {
        return Kinds.of(notice);
    }
}
