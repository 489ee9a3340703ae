package gatehouse.functions.mailer;

import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Applicant;
import gatehouse.domain.Member;
import gatehouse.domain.Registration;
import gatehouse.domain.RegistrationId;
import gatehouse.domain.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The mails to those who want to join (D6). Whoever registers with somebody else's address makes a
/// mail go there, so nothing that they typed stands in it.
final class RegistrationLetters {
    private final Table table;
    private final Subjects subjects;
    private final People people;
    private final Links links;
    private final AccountLetters accounts;
    private final Clock clock;

    @Inject
    RegistrationLetters(
            Table table,
            Subjects subjects,
            People people,
            Links links,
            AccountLetters accounts,
            Clock clock) {
        this.table = table;
        this.subjects = subjects;
        this.people = people;
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// A registration with what was read for it.
    private record Wish(Told told, Registration registration, Tenant tenant) {
        private Applicant applicant() {
            return registration.terms().applicant();
        }

        /// That the applicant named, BCP 47; empty for none.
        private String language() {
            return applicant().language().orElse("");
        }
    }

    /// The link that confirms the address; to who waits already, or is a member, only that.
    List<Addressed> requested(Told told) {
        return of(
                told,
                wish -> {
                    var account = people.at(wish.applicant().email());
                    var language = account.map(Account::language).orElseGet(wish::language);
                    return requested(wish, account).map(notice -> to(wish, language, notice));
                });
    }

    private Optional<Notice> requested(Wish wish, Optional<Account> account) {
        var tenant = wish.tenant().name();
        return switch (wish.registration()) {
            case Registration.Unconfirmed is when !isLiving(is, wish.told()) -> Optional.empty();
            case Registration.Unconfirmed is ->
                    Optional.of(
                            account.filter(known -> isMember(known, wish.tenant()))
                                    .<Notice>map(known ->
                                            new Notice.AlreadyMember(
                                                    tenant,
                                                    known.username().value(),
                                                    links.resetPage()))
                                    .orElseGet(() ->
                                            new Notice.ConfirmRegistration(
                                                    tenant, links.join(is), is.expiresAt())));
            case Registration.Waiting _ -> Optional.of(new Notice.StillWaiting(tenant));
            case Registration.Approved _, Registration.Disapproved _, Registration.Expired _ ->
                    Optional.empty();
        };
    }

    /// Whether the link that the event brought is still the newest, and in time.
    private boolean isLiving(Registration.Unconfirmed registration, Told told) {
        return told.brought(registration.generation())
                && clock.instant().isBefore(registration.expiresAt());
    }

    private boolean isMember(Account account, Tenant tenant) {
        return table.get(Keys.member(tenant.id(), account.id()))
                .map(MemberItems::read)
                .filter(Member::enabled)
                .filter(member -> !member.isGuest() || hasAccess(member))
                .isPresent();
    }

    private boolean hasAccess(Member member) {
        return !member.grants().activeAt(clock.instant()).isEmpty();
    }

    /// The username and the link to choose a password; to who has an account elsewhere, that it is
    /// good here now.
    List<Addressed> approved(Told told) {
        var id = new AccountId(told.after().path("account").asText());
        var newcomer = accounts.approved(told, id);
        return newcomer.isEmpty() ? of(told, wish -> joined(wish, id)) : newcomer;
    }

    private Optional<Addressed> joined(Wish wish, AccountId id) {
        return people.of(id)
                .filter(account -> !account.home().equals(wish.tenant().id()))
                .map(account ->
                        to(
                                wish,
                                account.language(),
                                new Notice.Joined(
                                        wish.tenant().name(), account.username().value())));
    }

    /// That they are not let in.
    List<Addressed> disapproved(Told told) {
        return tell(told, tenant -> new Notice.Disapproved(tenant, told.reason()));
    }

    /// That nobody decided in time.
    List<Addressed> expired(Told told) {
        return tell(told, Notice.RegistrationExpired::new);
    }

    /// @param write from the tenant's name
    private List<Addressed> tell(Told told, Function<String, Notice> write) {
        return of(
                told,
                wish -> Optional.of(to(wish, wish.language(), write.apply(wish.tenant().name()))));
    }

    private static Addressed to(Wish wish, String language, Notice notice) {
        return new Addressed(1, wish.applicant().email(), Language.of(language), notice);
    }

    /// Nothing, where the registration has gone by itself.
    private List<Addressed> of(Told told, Function<Wish, Optional<Addressed>> write) {
        var key =
                Keys.registration(
                        told.tenant(), RegistrationId.parse(told.subject()).orElseThrow());
        return subjects
                .find(key, told)
                .map(found -> new Wish(told, RegistrationItems.read(found.item()), found.tenant()))
                .flatMap(write)
                .stream()
                .toList();
    }
}
