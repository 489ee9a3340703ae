package gatehouse.domain;

/// One person's login, as far as access needs it.
///
/// @param id its id
/// @param home the tenant it is at home in
/// @param username canonical
/// @param email canonical and verified
/// @param name the person's, as others see it
/// @param enabled whether it may be used at all (B8)
/// @param language of mails to the person: a BCP 47 tag
public record Account(
        AccountId id,
        TenantId home,
        Username username,
        Email email,
        String name,
        boolean enabled,
        String language) {

    /// The person as the author of something.
    public Author author() {
        return Author.of(id, name, home);
    }
}
