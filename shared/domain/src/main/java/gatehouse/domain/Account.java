package gatehouse.domain;

import java.util.List;
import java.util.Optional;

/// One person's login, as far as access needs it.
///
/// @param id its id
/// @param home the tenant it is at home in
/// @param username canonical
/// @param email canonical and verified
/// @param name the person's
/// @param enabled whether it may be used at all (B8)
/// @param language of mails to the person: a BCP 47 tag
/// @param secondFactor whether signing in takes a code as well (F1)
/// @param sessions that have not ended; at most 20
public record Account(
        AccountId id,
        TenantId home,
        Username username,
        Email email,
        PersonName name,
        boolean enabled,
        String language,
        boolean secondFactor,
        List<Session> sessions) {
    /// In which mails are written where nobody has said otherwise: BCP 47.
    public static final String LANGUAGE = "en";

    public Account {
        sessions = List.copyOf(sessions);
    }

    /// A new one, that signed in nowhere yet and without a second factor.
    public static Account of(
            AccountId id,
            TenantId home,
            Username username,
            Email email,
            PersonName name,
            boolean enabled,
            String language) {
        return new Account(id, home, username, email, name, enabled, language, false, List.of());
    }

    /// The same, by another name, and barred or not.
    public Account with(
            Username otherUsername,
            Email otherEmail,
            PersonName otherName,
            boolean mayBeUsed,
            String otherLanguage) {
        return new Account(
                id,
                home,
                otherUsername,
                otherEmail,
                otherName,
                mayBeUsed,
                otherLanguage,
                secondFactor,
                sessions);
    }

    /// The person as the author of something.
    public Author author() {
        return Author.of(id, name.full(), home);
    }

    /// Words that anybody can guess who knows the person.
    public List<String> words() {
        return List.of(username.value(), email.value(), name.first(), name.last());
    }

    /// The session of that id, if it has not ended.
    public Optional<Session> session(SessionId session) {
        return sessions.stream().filter(one -> one.id().equals(session)).findFirst();
    }
}
