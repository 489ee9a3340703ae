package gatehouse.functions.mailer;

import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
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
    private final People people;
    private final Links links;
    private final AccountLetters accounts;
    private final Clock clock;

    @Inject
    RegistrationLetters(
            Table table, People people, Links links, AccountLetters accounts, Clock clock) {
        this.table = table;
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
    }

    /// The link that confirms the address; to who waits already, or is a member, only that.
    List<Addressed> requested(Told told) {
        return of(
                told,
                wish -> {
                    var account = people.at(wish.applicant().email());
                    return requested(wish, account).map(notice -> to(wish, account, notice));
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
        return registration.generation() == told.at().toEpochMilli()
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
                                Optional.of(account),
                                new Notice.Joined(
                                        wish.tenant().name(), account.username().value())));
    }

    /// That they are not let in.
    List<Addressed> disapproved(Told told) {
        return of(
                told,
                wish ->
                        Optional.of(
                                to(
                                        wish,
                                        Optional.empty(),
                                        new Notice.Disapproved(
                                                wish.tenant().name(), told.reason()))));
    }

    /// That nobody decided in time.
    List<Addressed> expired(Told told) {
        return of(
                told,
                wish ->
                        Optional.of(
                                to(
                                        wish,
                                        Optional.empty(),
                                        new Notice.RegistrationExpired(wish.tenant().name()))));
    }

    private static Addressed to(Wish wish, Optional<Account> account, Notice notice) {
        var language =
                account.map(Account::language).or(() -> wish.applicant().language()).orElse("");
        return new Addressed(
                1, wish.applicant().email(), Language.of(language), notice, Optional.empty());
    }

    /// Nothing, where the registration has gone by itself.
    private List<Addressed> of(Told told, Function<Wish, Optional<Addressed>> write) {
        var key =
                Keys.registration(
                        told.tenant(), RegistrationId.parse(told.subject()).orElseThrow());
        var tenant = Keys.tenant(told.tenant());
        var read = table.batch(List.of(key, tenant));
        Optional<Item> item = Optional.ofNullable(read.get(key));
        return item
                .flatMap(found ->
                        Optional.ofNullable(read.get(tenant))
                                .map(home ->
                                        new Wish(
                                                told,
                                                RegistrationItems.read(found),
                                                TenantItems.read(home))))
                .flatMap(write)
                .stream()
                .toList();
    }
}
