package gatehouse.functions.mailer;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Codes;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The mails about invitations: to the invited, and to who invited. The vendor's people have an
/// account; of a customer's people some have none yet, and they are written to at the invited
/// address, in the language that the inviter named. So is who is barred at home elsewhere: an offer
/// without its mail would tell that to the inviter.
final class InvitationLetters {
    private final Table table;
    private final Subjects subjects;
    private final People people;
    private final Links links;
    private final Clock clock;

    @Inject
    InvitationLetters(Table table, Subjects subjects, People people, Links links, Clock clock) {
        this.table = table;
        this.subjects = subjects;
        this.people = people;
        this.links = links;
        this.clock = clock;
    }

    /// An invitation with what was read for it.
    ///
    /// @param where the tenant to which it gives access
    private record Offered(Told told, Tenant where, Key key, Item item, Invitation invitation) {
        Invitation.Terms terms() {
            return invitation.terms();
        }
    }

    /// The link, if it is still the newest and good.
    List<Addressed> offered(Told told) {
        return of(
                told,
                offered ->
                        offered.invitation() instanceof Invitation.Pending pending
                                        && isStanding(pending, offered)
                                ? offer(pending, offered)
                                : List.of());
    }

    private boolean isStanding(Invitation.Pending pending, Offered offered) {
        return InvitationItems.isLastMail(offered.item(), offered.told().id())
                && pending.stateIn(offered.where(), clock.instant()) == Invitation.State.PENDING;
    }

    private List<Addressed> offer(Invitation.Pending pending, Offered offered) {
        var terms = offered.terms();
        return switch (terms.kind()) {
            case Invitation.Kind.Vendor() ->
                    people.at(terms.invitee()).stream()
                            .map(person -> Addressed.toOwner(1, person, toVendor(pending, offered)))
                            .map(letter -> letter.shownBy(offered.key()))
                            .toList();
            case Invitation.Kind.Customer kind ->
                    List.of(
                            new Addressed(
                                            1,
                                            terms.invitee(),
                                            Language.of(kind.language()),
                                            toCustomer(
                                                    pending,
                                                    offered,
                                                    kind,
                                                    claimant(offered).isPresent()))
                                    .shownBy(offered.key()));
        };
    }

    /// The account that the invited address has now, if it has one.
    private Optional<AccountId> claimant(Offered offered) {
        return table.get(Keys.email(offered.terms().invitee())).map(AccountItems::claimant);
    }

    private Notice toVendor(Invitation.Pending pending, Offered offered) {
        var terms = offered.terms();
        return new Notice.Invited(
                offered.where().name(),
                terms.invitedBy().name(),
                terms.offer().role().id().value(),
                terms.offer().window().start(),
                terms.offer().window().end(),
                terms.offer().reason(),
                links.accept(pending),
                pending.link().expiresAt());
    }

    private Notice toCustomer(
            Invitation.Pending pending,
            Offered offered,
            Invitation.Kind.Customer kind,
            boolean known) {
        var terms = offered.terms();
        var manager = table.get(Keys.tenant(kind.manager())).map(TenantItems::read);
        return new Notice.CustomerInvited(
                offered.where().name(),
                manager.map(Tenant::name).orElse(kind.manager().value()),
                terms.invitedBy().name(),
                terms.offer().role().id().value(),
                known,
                links.accept(pending),
                pending.link().expiresAt());
    }

    /// To the inviter.
    List<Addressed> accepted(Told told) {
        return of(
                told,
                offered -> {
                    var terms = offered.terms();
                    var window = terms.offer().granted(told.at());
                    var notice =
                            new Notice.Accepted(
                                    offered.where().name(),
                                    told.actor(),
                                    terms.offer().role().id().value(),
                                    window.start(),
                                    window.end());
                    return people.of(terms.invitedBy()).stream()
                            .map(person -> Addressed.toOwner(2, person, notice))
                            .toList();
                });
    }

    /// To the invited, and of what was accepted to who did that, at whatever address: another may
    /// have the invited one by now. Of an account that was deleted with it nobody is told.
    List<Addressed> revoked(Told told) {
        return of(
                told,
                offered -> {
                    boolean wasPending =
                            told.before()
                                    .path("state")
                                    .asText()
                                    .equals(Codes.of(Invitation.State.PENDING));
                    return wasPending
                            ? withdrawn(offered, told)
                            : holder(offered).flatMap(people::of).stream()
                                    .map(person ->
                                            Addressed.toOwner(1, person, taken(offered, told)))
                                    .toList();
                });
    }

    /// Who accepted: in the item, or, where that has forgotten it, in the event.
    private static Optional<AccountId> holder(Offered offered) {
        return InvitationItems.acceptedBy(offered.item())
                .or(() -> AccountId.parse(offered.told().before().path("acceptedBy").asText()));
    }

    private List<Addressed> withdrawn(Offered offered, Told told) {
        var terms = offered.terms();
        var notice =
                new Notice.OfferRevoked(
                        offered.where().name(),
                        told.actor(),
                        terms.offer().role().id().value(),
                        told.reason());
        return switch (terms.kind()) {
            case Invitation.Kind.Vendor() ->
                    people.at(terms.invitee()).stream()
                            .map(person -> Addressed.toOwner(1, person, notice))
                            .toList();
            case Invitation.Kind.Customer kind ->
                    List.of(
                            new Addressed(
                                    1,
                                    terms.invitee(),
                                    Language.of(
                                            claimant(offered)
                                                    .flatMap(people::of)
                                                    .map(Account::language)
                                                    .orElse(kind.language())),
                                    notice));
        };
    }

    private static Notice taken(Offered offered, Told told) {
        return new Notice.AccessRevoked(
                offered.where().name(),
                told.actor(),
                offered.terms().offer().role().id().value(),
                offered.invitation().closedSince(),
                told.reason());
    }

    private List<Addressed> of(Told told, Function<Offered, List<Addressed>> write) {
        var key = Keys.invitation(told.tenant(), InvitationId.parse(told.subject()).orElseThrow());
        return subjects.find(key, told)
                .map(found ->
                        new Offered(
                                told,
                                found.tenant(),
                                key,
                                found.item(),
                                InvitationItems.read(found.item())))
                .map(write)
                .orElse(List.of());
    }
}
