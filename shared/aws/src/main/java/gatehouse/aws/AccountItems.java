package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.PersonName;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import gatehouse.domain.link.AccountLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Accounts and the claims of their names and addresses as items. Everything about an account that
/// can change on its own is an attribute of its own.
public final class AccountItems {
    static final String ENABLED = "enabled";
    static final String SESSIONS = "sessions";
    static final String LAST_LOGIN = "lastLogin";
    static final String PASSWORD = "password";
    static final String LINK_GENERATION = "linkGeneration";

    /// When a link that sets a password was mailed last, or is on its way.
    private static final String LINK_MAILED = "linkMailed";

    private static final String BY_RECOVERY_CODE = "byRecoveryCode";
    private static final String BY_PROVIDER = "byProvider";
    private static final String MUST_CHANGE = "mustChange";

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
                TotpItems.isOn(item),
                sessions.attributes().keySet().stream()
                        .map(id -> session(id, sessions.map(id)))
                        .toList());
    }

    /// The hash of the password (a PHC string), of a temporary one where there is one; empty if
    /// none was ever set.
    public static String passwordHash(Item item) {
        return TemporaryItems.hash(item).orElseGet(() -> item.textOrEmpty(PASSWORD));
    }

    /// When the person signed in last; empty for never.
    public static Optional<Instant> lastLogin(Item item) {
        return Optional.of(item.instantOrNever(LAST_LOGIN)).filter(Instant.MAX::isAfter);
    }

    /// What it knows of the links that set a password.
    public static AccountLinks links(Item item) {
        return new AccountLinks(item.number(LINK_GENERATION, 0), item.has(PASSWORD));
    }

    /// When the newest link that sets a password was mailed; empty where none ever was.
    public static Optional<Instant> linkMailed(Item item) {
        return Optional.of(item.instantOrNever(LINK_MAILED)).filter(Instant.MAX::isAfter);
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
    /// @param passwordHash empty for an account that is yet to be activated: its first link is the
    ///   one that the event of now brings
    /// @param now when
    public static List<Write> create(Account account, String passwordHash, Instant now) {
        return create(account, passwordHash, false, now);
    }

    /// The same.
    ///
    /// @param mailed whether its first link goes out with it
    public static List<Write> create(
            Account account, String passwordHash, boolean mailed, Instant now) {
        var draft =
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
                        .put(Item.VERSION, 1);
        if (passwordHash.isEmpty()) {
            draft.put(LINK_GENERATION, now.toEpochMilli());
        }
        if (mailed) {
            draft.put(LINK_MAILED, now);
        }
        return List.of(
                new Write.Create(draft.item(), now),
                new Write.Create(claim(Keys.username(account.username()), account), now),
                new Write.Create(claim(Keys.email(account.email()), account), now));
    }

    /// Has a write succeed only while the password is the one that was judged.
    ///
    /// @param account as it was read then
    static Updating whenPassword(Updating write, Item account) {
        return write.when(passwordPlace(account), passwordHash(account));
    }

    /// The same, keeping a newer hash of it.
    ///
    /// @param renewed its hash from now on, which may be the same
    public static Updating renew(Updating write, Item account, String renewed) {
        whenPassword(write, account);
        return renewed.equals(passwordHash(account))
                ? write
                : write.set(passwordPlace(account), renewed);
    }

    private static String passwordPlace(Item account) {
        return TemporaryItems.hash(account).isPresent() ? TemporaryItems.HASH : PASSWORD;
    }

    /// The generation with which all links that were mailed until now are void.
    static long next(Item account, Instant now) {
        return Math.max(now.toEpochMilli(), account.number(LINK_GENERATION, 0) + 1);
    }

    /// A new link, which voids the older ones; not if a newer one was asked for, or one was used
    /// since.
    ///
    /// @param links what it was decided on
    /// @param change when the link was asked for is its generation
    public static Write link(Account account, AccountLinks links, Change change) {
        long generation = change.at().toEpochMilli();
        return password(
                        Updating.of(Keys.account(account.id()))
                                .set(LINK_GENERATION, generation)
                                .set(LINK_MAILED, change.at())
                                .whenBelow(LINK_GENERATION, generation),
                        links)
                .carry(change)
                .write();
    }

    /// The password that was chosen by the newest link: the link is used up, whoever was signed in
    /// is signed out, no other mail address is waited for, and a temporary password is void.
    ///
    /// @param links what it was decided on
    /// @param next the generation after the link's
    public static Write choose(
            Account account, AccountLinks links, long next, String passwordHash, Change change) {
        return password(
                        forget(Updating.of(Keys.account(account.id())))
                                .set(PASSWORD, passwordHash)
                                .set(LINK_GENERATION, next)
                                .set(SESSIONS, Draft.map().item())
                                .remove(TryItems.attribute(TryItems.STRANGER))
                                .when(LINK_GENERATION, links.generation()),
                        links)
                .carry(change)
                .write();
    }

    /// Has a write void what somebody else may have begun or got hold of: another mail address that
    /// is waited for, and a temporary password.
    private static Updating forget(Updating write) {
        return TemporaryItems.forget(EmailChangeItems.forget(write));
    }

    /// Only while the account may be used, and has a password as before, or none as before.
    static Updating password(Updating write, AccountLinks links) {
        write.when(ENABLED, true);
        return links.hasPassword() ? write.whenPresent(PASSWORD) : write.whenAbsent(PASSWORD);
    }

    /// Enabled again, with another password, without a second factor, signed out everywhere and
    /// locked out nowhere, and every link that was mailed is void; the claims of its name and
    /// address too. Another item of the same transaction carries the event.
    ///
    /// @param item the account's
    /// @param email the address from now on, which may be the one of now
    public static List<Write> restore(Item item, Email email, String passwordHash, Instant now) {
        var account = read(item);
        var update =
                forget(Updating.of(item.key()))
                        .set(ENABLED, true)
                        .set("email", email.value())
                        .set(PASSWORD, passwordHash)
                        .set(SESSIONS, Draft.map().item())
                        .set(LINK_GENERATION, next(item, now))
                        .remove(TotpItems.TOTP)
                        .whenPresent(ENABLED);
        TryItems.attributes(item).forEach(update::remove);
        var writes =
                new ArrayList<Write>(
                        List.of(update.write(), enabled(Keys.username(account.username()), true)));
        if (email.equals(account.email())) {
            writes.add(enabled(Keys.email(email), true));
        } else {
            writes.add(giveUp(account));
            writes.add(
                    new Write.Create(
                            claim(Keys.email(email), account.id(), account.home(), true), now));
        }
        return List.copyOf(writes);
    }

    /// Whether an identity provider vouches for its person.
    public static boolean isByProvider(Item item) {
        return ExternalClaims.hash(item).isPresent();
    }

    /// Whether its person has ever come: chosen a password, or been vouched for by a provider.
    public static boolean isActivated(Item item) {
        return !ExternalClaims.isUnclaimed(item);
    }

    /// That nobody has come to it yet.
    ///
    /// @param item as it was read
    public static Write stillAwaited(Item item) {
        return ExternalClaims.stillUnclaimed(item.key());
    }

    /// What an administrator of the home tenant makes of it (B6, B8, D4), with the claims of its
    /// names: none where nothing changes. Whoever is barred is signed out; then, and with another
    /// address, every link that was mailed is void, and so is a temporary password. Another item of
    /// the same transaction carries the event.
    ///
    /// @param item as it was read
    /// @param after of the same sessions
    /// @param now when
    public static List<Write> change(Item item, Account after, Instant now) {
        return change(item, after, false, now);
    }

    /// The same.
    ///
    /// @param mailed whether the link to it goes out anew
    public static List<Write> change(Item item, Account after, boolean mailed, Instant now) {
        var before = read(item);
        if (before.equals(after)) {
            return List.of();
        }
        var update =
                Updating.of(item.key())
                        .when("username", before.username().value())
                        .when("email", before.email().value())
                        .when(ENABLED, before.enabled())
                        .set("username", after.username().value())
                        .set("email", after.email().value())
                        .set(ENABLED, after.enabled())
                        .set("firstName", after.name().first())
                        .set("lastName", after.name().last())
                        .set("language", after.language());
        if (!isActivated(item)) {
            ExternalClaims.whenUnclaimed(update);
        }
        if (!after.enabled()) {
            update.set(SESSIONS, Draft.map().item());
        }
        if (!after.enabled() || !after.email().equals(before.email())) {
            forget(update).set(LINK_GENERATION, next(item, now));
        }
        if (mailed) {
            update.set(LINK_MAILED, now);
        }
        var writes = new ArrayList<Write>(List.of(update.write()));
        writes.addAll(
                moved(
                        Keys.username(before.username()),
                        Keys.username(after.username()),
                        before,
                        after,
                        now));
        writes.addAll(
                moved(Keys.email(before.email()), Keys.email(after.email()), before, after, now));
        return List.copyOf(writes);
    }

    private static List<Write> moved(
            Key old, Key next, Account before, Account after, Instant now) {
        if (!old.equals(next)) {
            return List.of(giveUp(old, before.id()), new Write.Create(claim(next, after), now));
        }
        return before.enabled() == after.enabled()
                ? List.of()
                : List.of(enabled(next, after.enabled()));
    }

    /// Erases it with all its claims. Another item of the same transaction carries the event.
    ///
    /// @param item the account's
    public static List<Write> delete(Item item) {
        var account = read(item);
        var writes = new ArrayList<Write>();
        writes.add(erase(item, account));
        writes.add(giveUp(Keys.username(account.username()), account.id()));
        writes.add(giveUp(account));
        ExternalClaims.hash(item)
                .ifPresent(hash -> writes.add(giveUp(Keys.external(hash), account.id())));
        return List.copyOf(writes);
    }

    /// Not where somebody has come to it meanwhile, who counts as an administrator since, or is
    /// known by a claim that would stay.
    private static Write erase(Item item, Account account) {
        var equal = new HashMap<String, AttributeValue>();
        equal.put("username", AttributeValue.fromS(account.username().value()));
        equal.put("email", AttributeValue.fromS(account.email().value()));
        ExternalClaims.hash(item)
                .ifPresent(hash -> equal.put(ExternalClaims.EXTERNAL, AttributeValue.fromS(hash)));
        var absent =
                Stream.of(PASSWORD, ExternalClaims.EXTERNAL)
                        .filter(name -> !item.has(name))
                        .collect(Collectors.toUnmodifiableSet());
        return new Write.Delete(item.key(), Map.copyOf(equal), absent);
    }

    /// Frees the address for others.
    static Write giveUp(Account account) {
        return giveUp(Keys.email(account.email()), account.id());
    }

    /// Frees what an item claims for an account, if the claim is still that account's.
    static Write giveUp(Key claim, AccountId account) {
        return new Write.Delete(
                claim, Map.of("account", AttributeValue.fromS(account.value())), Set.of());
    }

    private static Write enabled(Key claim, boolean enabled) {
        return Updating.of(claim).set(ENABLED, enabled).whenPresent(ENABLED).write();
    }

    static Item claim(Key key, Account account) {
        return claim(key, account.id(), account.home(), account.enabled());
    }

    private static Item claim(Key key, AccountId account, TenantId home, boolean enabled) {
        return Draft.at(key)
                .put("account", account.value())
                .put("home", home.value())
                .put(ENABLED, enabled)
                .item();
    }

    private static Session session(String id, Item map) {
        return new Session(
                new SessionId(id),
                map.instant("startedAt"),
                (int) map.number("number"),
                map.instant("refreshedAt"),
                map.textOrEmpty("source"),
                map.flag(BY_RECOVERY_CODE),
                map.flag(BY_PROVIDER),
                map.flag(MUST_CHANGE));
    }

    static Item session(Session session) {
        var draft = Draft.map();
        if (session.byRecoveryCode()) {
            draft.put(BY_RECOVERY_CODE, true);
        }
        if (session.byProvider()) {
            draft.put(BY_PROVIDER, true);
        }
        if (session.mustChange()) {
            draft.put(MUST_CHANGE, true);
        }
        return draft.put("startedAt", session.startedAt())
                .put("number", session.number())
                .put("refreshedAt", session.refreshedAt())
                .put("source", session.source())
                .item();
    }
}
