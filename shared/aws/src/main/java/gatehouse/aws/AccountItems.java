package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.PersonName;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import java.time.Instant;
import java.util.List;

/// Accounts and the claims of their names and addresses as items. Everything about an account that
/// can change on its own is an attribute of its own.
public final class AccountItems {
    static final String ENABLED = "enabled";
    static final String SESSIONS = "sessions";
    static final String PASSWORD = "password";

    private AccountItems() {}

    public static Account read(Item item) {
        var sessions = item.map(SESSIONS);
        return new Account(
                new AccountId(item.text("id")),
                new TenantId(item.text("home")),
                new Username(item.text("username")),
                new Email(item.text("email")),
                new PersonName(item.text("firstName"), item.text("lastName")),
                item.flag(ENABLED),
                item.text("language"),
                sessions.attributes().keySet().stream()
                        .map(id -> session(id, sessions.map(id)))
                        .toList());
    }

    /// The hash of the password (a PHC string); empty if none was ever set.
    public static String passwordHash(Item item) {
        return item.textOrEmpty(PASSWORD);
    }

    /// The account that a claim of a username or an address names.
    public static AccountId claimant(Item claim) {
        return new AccountId(claim.text("account"));
    }

    /// The home of the account that a claim of an address names.
    public static TenantId claimantHome(Item claim) {
        return new TenantId(claim.text("home"));
    }

    /// Whether the account that a claim of an address names is enabled.
    public static boolean isClaimantEnabled(Item claim) {
        return claim.flag(ENABLED);
    }

    /// A new account with its claims: three items, to be written together with its home member.
    ///
    /// @param passwordHash empty for an account that is yet to be activated
    /// @param now when
    public static List<Write> create(Account account, String passwordHash, Instant now) {
        var item =
                Draft.at(Keys.account(account.id()))
                        .put("id", account.id().value())
                        .put("home", account.home().value())
                        .put("username", account.username().value())
                        .put("email", account.email().value())
                        .put("firstName", account.name().first())
                        .put("lastName", account.name().last())
                        .put(ENABLED, account.enabled())
                        .put("language", account.language())
                        .put(PASSWORD, passwordHash)
                        .put(SESSIONS, Draft.map().item())
                        .put(Item.VERSION, 1)
                        .item();
        return List.of(
                new Write.Create(item, now),
                new Write.Create(claim(Keys.username(account.username()), account), now),
                new Write.Create(claim(Keys.email(account.email()), account), now));
    }

    /// Another hash of the same password, if it is still that one.
    public static Write rehash(Account account, String before, String after) {
        return Updating.of(Keys.account(account.id()))
                .set(PASSWORD, after)
                .when(PASSWORD, before)
                .write();
    }

    /// Enabled again, with another password and signed out everywhere; the claims of its name and
    /// address too. Another item of the same transaction carries the event.
    public static List<Write> restore(Account account, String passwordHash) {
        return List.of(
                Updating.of(Keys.account(account.id()))
                        .set(ENABLED, true)
                        .set(PASSWORD, passwordHash)
                        .set(SESSIONS, Draft.map().item())
                        .whenPresent(PASSWORD)
                        .write(),
                enabled(Keys.username(account.username())),
                enabled(Keys.email(account.email())));
    }

    private static Write enabled(Key claim) {
        return Updating.of(claim).set(ENABLED, true).whenPresent(ENABLED).write();
    }

    static Item claim(Key key, Account account) {
        return Draft.at(key)
                .put("account", account.id().value())
                .put("home", account.home().value())
                .put(ENABLED, account.enabled())
                .item();
    }

    private static Session session(String id, Item map) {
        return new Session(
                new SessionId(id),
                map.instant("startedAt"),
                (int) map.number("number"),
                map.instant("refreshedAt"),
                map.textOrEmpty("source"));
    }

    static Item session(Session session) {
        return Draft.map()
                .put("startedAt", session.startedAt())
                .put("number", session.number())
                .put("refreshedAt", session.refreshedAt())
                .put("source", session.source())
                .item();
    }
}
