package gatehouse.functions.mailer;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.TemporaryPassword;
import gatehouse.domain.Tenant;
import gatehouse.domain.link.AccountLinks;
import gatehouse.domain.link.OneTimePassword;
import gatehouse.domain.link.Purpose;
import gatehouse.functions.OneTimePasswords;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The mails to a person about the own account: a link that sets a password, and what was done with
/// the account. They are about security: nobody can switch them off (C9).
final class AccountLetters {
    private final Table table;
    private final Links links;
    private final OneTimePasswords oneTimePasswords;
    private final Clock clock;

    @Inject
    AccountLetters(Table table, Links links, OneTimePasswords oneTimePasswords, Clock clock) {
        this.table = table;
        this.links = links;
        this.oneTimePasswords = oneTimePasswords;
        this.clock = clock;
    }

    /// An account at home where the event happened, with what was read for it.
    private record Home(Told told, Account account, AccountLinks known, Tenant tenant) {}

    /// To somebody new: the link for the first password, or only that there is an account, where a
    /// password was set and a mail was wished for (D2).
    List<Addressed> created(Told told) {
        return told.after().path("welcome").asBoolean()
                ? tell(
                        told,
                        home ->
                                new Notice.Welcome(
                                        home.tenant().name(), home.account().username().value()))
                : activation(told);
    }

    /// The link for the first password (B1); none where the account has one.
    List<Addressed> activation(Told told) {
        return to(told, home -> activate(home, Notice.Activate::new));
    }

    /// The same to somebody who registered and is let in (D6); nothing to who is at home elsewhere.
    List<Addressed> approved(Told told, AccountId id) {
        return to(
                id,
                told,
                home ->
                        activate(
                                home,
                                (tenant, username, link, until) ->
                                        new Notice.Approved(
                                                tenant, username, link, until, oneTime(home))));
    }

    /// Made where the tenant has opted in, while the mail is written (decision 37).
    private Optional<OneTimePassword> oneTime(Home home) {
        return home.tenant().settings().temporaryPasswords()
                ? oneTimePasswords.give(home.account(), home.known())
                : Optional.empty();
    }

    /// The link for another password (B4).
    List<Addressed> reset(Told told) {
        return to(told, this::renew);
    }

    /// That another password was set, to the address that is the person's.
    List<Addressed> changed(Told told) {
        return tell(
                told,
                home ->
                        new Notice.PasswordChanged(
                                home.tenant().name(),
                                home.account().username().value(),
                                told.at(),
                                links.resetPage()));
    }

    /// What was done with the account, to whom it belongs.
    ///
    /// @param notice of the username and when
    List<Addressed> owner(Told told, BiFunction<String, Instant, Notice> notice) {
        return tell(told, home -> notice.apply(home.account().username().value(), told.at()));
    }

    /// That all sessions were ended, but not to who wished it for the own ones.
    List<Addressed> signedOut(Told told) {
        return told.account().equals(told.subject())
                ? List.of()
                : tell(
                        told,
                        home ->
                                new Notice.SessionsEnded(
                                        home.tenant().name(),
                                        told.actor(),
                                        told.at(),
                                        told.reason()));
    }

    /// That a recovery code was spent on signing in.
    List<Addressed> signedIn(Told told) {
        return told.after().path("byRecoveryCode").asBoolean()
                ? self(told, new Notice.RecoveryCodeUsed(told.at()))
                : List.of();
    }

    /// To who did it: somebody else may have.
    List<Addressed> self(Told told, Notice notice) {
        return AccountId.parse(told.account())
                .map(id -> to(id, told, _ -> Optional.of(notice)))
                .orElse(List.of());
    }

    /// What of the credentials was changed, by the person or by an administrator.
    List<Addressed> credentials(Told told) {
        boolean named = told.after().has("username");
        boolean password = told.after().has("passwordChangedAt");
        return told.account().equals(told.subject())
                ? tell(
                        told,
                        home ->
                                new Notice.CredentialsChanged(
                                        home.account().username().value(),
                                        named,
                                        password,
                                        told.at(),
                                        links.resetPage()))
                : tell(told, home -> password ? lent(home, named) : renamed(home));
    }

    private static Notice renamed(Home home) {
        var told = home.told();
        return new Notice.UsernameSet(
                home.tenant().name(),
                told.actor(),
                home.account().username().value(),
                told.at(),
                told.reason());
    }

    private Notice lent(Home home, boolean named) {
        var told = home.told();
        return new Notice.PasswordSet(
                home.tenant().name(),
                told.actor(),
                home.account().username().value(),
                named,
                told.at(),
                told.at().plus(TemporaryPassword.LIFE),
                told.reason(),
                links.resetPage());
    }

    /// That who runs the deployment has made somebody a system admin again.
    List<Addressed> restored(Told told) {
        return tell(
                told,
                home ->
                        new Notice.Restored(
                                home.tenant().name(),
                                home.account().username().value(),
                                told.at(),
                                told.reason(),
                                links.resetPage()));
    }

    /// How the link to the first password is told.
    @FunctionalInterface
    private interface Activating {
        Notice notice(String tenant, String username, URI link, Instant until);
    }

    private Optional<Notice> activate(Home home, Activating activating) {
        var until = home.told().at().plus(home.tenant().settings().linkLifetime());
        return living(home, Purpose.ACTIVATE, until)
                ? Optional.of(
                        activating.notice(
                                home.tenant().name(),
                                home.account().username().value(),
                                links.activate(home.account(), home.known(), until),
                                until))
                : Optional.empty();
    }

    private Optional<Notice> renew(Home home) {
        var until = home.told().at().plus(AccountLinks.RESET);
        return living(home, Purpose.RESET, until)
                ? Optional.of(
                        new Notice.Reset(
                                home.tenant().name(),
                                home.account().username().value(),
                                links.reset(home.account(), home.known(), until),
                                until))
                : Optional.empty();
    }

    /// Whether the link that the event brought is still the newest, unused and in time; none is
    /// where people come from an identity provider (B3).
    private boolean living(Home home, Purpose purpose, Instant until) {
        return home.tenant().refusesPasswords().isEmpty()
                && home.known().purpose() == purpose
                && home.known().generation() == home.told().at().toEpochMilli()
                && clock.instant().isBefore(until);
    }

    private List<Addressed> tell(Told told, Function<Home, Notice> write) {
        return to(told, home -> Optional.of(write.apply(home)));
    }

    private List<Addressed> to(Told told, Function<Home, Optional<Notice>> write) {
        return to(new AccountId(told.subject()), told, write);
    }

    private List<Addressed> to(AccountId id, Told told, Function<Home, Optional<Notice>> write) {
        var account = Keys.account(id);
        var tenant = Keys.tenant(told.tenant());
        var read = table.batch(List.of(account, tenant));
        return Optional.ofNullable(read.get(account))
                .flatMap(item ->
                        Optional.ofNullable(read.get(tenant))
                                .map(home ->
                                        new Home(
                                                told,
                                                AccountItems.read(item),
                                                AccountItems.links(item),
                                                TenantItems.read(home))))
                .filter(home -> home.account().enabled())
                .filter(home -> home.account().home().equals(told.tenant()))
                .flatMap(home -> write.apply(home).map(notice -> addressed(home, notice)))
                .stream()
                .toList();
    }

    private static Addressed addressed(Home home, Notice notice) {
        var account = home.account();
        return new Addressed(
                1, account.email(), Language.of(account.language()), notice, about(home, notice));
    }

    /// What shows how far the mail got: the member, where it brings a link (B1).
    private static Optional<Key> about(Home home, Notice notice) {
        return switch (notice) {
            case Notice.Activate _, Notice.Approved _, Notice.Reset _, Notice.Welcome _ ->
                    Optional.of(Keys.member(home.account().home(), home.account().id()));
            default -> Optional.empty();
        };
    }
}
