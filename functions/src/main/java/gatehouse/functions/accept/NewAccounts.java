package gatehouse.functions.accept;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.Committed;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.EventType;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Invitation;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Passwords;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Decides about an offer to a customer's people that somebody takes up who is not signed in: where
/// the address has no account, one is made, at home in the customer; the link has shown that the
/// address is the person's. Everybody else has to sign in.
final class NewAccounts {
    private final Table table;
    private final Passwords passwords;
    private final Stamps stamps;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    NewAccounts(
            Table table, Passwords passwords, Stamps stamps, Clock clock, RandomGenerator random) {
        this.table = table;
        this.passwords = passwords;
        this.stamps = stamps;
        this.clock = clock;
        this.random = random;
    }

    /// An offer to somebody of a customer, with what was read for it.
    ///
    /// @param item the invitation's
    /// @param where the customer
    /// @param read what else was read
    private record Offer(
            Item item,
            Invitation invitation,
            Invitation.Kind.Customer kind,
            Tenant where,
            Map<Key, Item> read,
            Instant now) {}

    Outcome<Plan> plan(Presented link, AccountForm form, Request request) {
        var read = table.batch(List.of(link.invitation(), Keys.tenant(link.tenant())));
        var item = Optional.ofNullable(read.get(link.invitation()));
        var where = Optional.ofNullable(read.get(Keys.tenant(link.tenant())));
        return item.isEmpty() || where.isEmpty()
                ? Outcome.refused(new Refusal.Hidden())
                : link.of(item.get())
                        .then(invitation ->
                                pending(
                                        item.get(),
                                        invitation,
                                        TenantItems.read(where.get()),
                                        form))
                        .then(offer -> chosen(offer, form, request));
    }

    private Outcome<Offer> pending(
            Item item, Invitation invitation, Tenant where, AccountForm form) {
        return switch (invitation.terms().kind()) {
            case Invitation.Kind.Vendor() -> Outcome.refused(new Refusal.NotSignedIn());
            case Invitation.Kind.Customer kind -> {
                var invitee = invitation.terms().invitee();
                var places = new ArrayList<>(StandingOffers.places(invitation));
                places.add(Keys.email(invitee));
                places.add(Keys.administrators(where.id()));
                places.addAll(form.places(invitee));
                var read = table.batch(places);
                var now = clock.instant();
                yield invitation.stateAt(now) == Invitation.State.PENDING
                        ? StandingOffers.judge(invitation, where, read, now)
                                .map(_ -> new Offer(item, invitation, kind, where, read, now))
                        : Outcome.refused(new Refusal.Gone(invitation.closedSince()));
            }
        };
    }

    private Outcome<Plan> chosen(Offer offer, AccountForm form, Request request) {
        var terms = offer.invitation().terms();
        return offer.read().containsKey(Keys.email(terms.invitee()))
                ? Outcome.refused(new Refusal.NotSignedIn())
                : form.check(terms, offer.kind(), offer.where(), offer.read(), random)
                        .then(chosen -> named(offer, chosen, form))
                        .then(chosen -> accepted(offer, chosen, request));
    }

    /// What was chosen, if the name is nobody's. Each that is somebody's is counted before that is
    /// told: nobody may look up here who has which name.
    private Outcome<AccountForm.Chosen> named(
            Offer offer, AccountForm.Chosen chosen, AccountForm form) {
        if (!form.choosesName()) {
            return Outcome.done(chosen);
        }
        var item = offer.item();
        if (InvitationItems.mayChooseName(item) && !form.isTaken(offer.read())) {
            return Outcome.done(chosen);
        }
        return table.commit(InvitationItems.countTakenName(item)) == Committed.STORED
                ? Outcome.refused(new Refusal.Conflict("The username belongs to somebody else"))
                : Outcome.refused(
                        new Refusal.TooMany(
                                "Too many names were somebody else's: without one you get one",
                                Duration.between(offer.now(), offer.invitation().closedSince())));
    }

    private Outcome<Plan> accepted(Offer offer, AccountForm.Chosen chosen, Request request) {
        var account = account(offer, chosen);
        return offer.invitation()
                .accept(account.id(), GrantId.next(random), Invitation.Brought.ACCOUNT, offer.now())
                .then(acceptance ->
                        switch (acceptance) {
                            case Invitation.Acceptance.New(var next) ->
                                    Outcome.done(made(offer, account, chosen, next, request));
                            // nobody has this id yet
                            case Invitation.Acceptance.Repeat(var was) ->
                                    Outcome.refused(new Refusal.Gone(was.at()));
                        });
    }

    private Plan made(
            Offer offer,
            Account account,
            AccountForm.Chosen chosen,
            Invitation.Accepted next,
            Request request) {
        var where = offer.where();
        var grant = Acceptances.grant(next, where);
        var member =
                Member.of(account, where.id(), offer.now())
                        .with(Profile.NONE.preferring(account.language()))
                        .with(new Grants(List.of(grant)));
        var change =
                stamps.change(
                        EventType.INVITATION_ACCEPTED,
                        where.id(),
                        Subject.of(next.terms().id()),
                        account.author(),
                        offer.now(),
                        "",
                        request.origin());
        var hash = passwords.hash(chosen.password().text());
        var writes = new ArrayList<Write>();
        writes.add(InvitationItems.replace(offer.item(), next, change));
        writes.addAll(AccountItems.create(account, hash, offer.now()));
        writes.add(MemberItems.create(member, offer.now()));
        writes.add(TenantItems.stillManaged(where));
        writes.addAll(administrators(offer, member));
        var json = Acceptances.json(where, grant, offer.now());
        json.put("username", account.username().value());
        return new Plan.Do(writes, Answer.ok(json), () -> {});
    }

    /// Who has a password counts at once (E10).
    private static List<Write> administrators(Offer offer, Member member) {
        return Administrators.change(
                        Optional.ofNullable(
                                offer.read().get(Keys.administrators(offer.where().id()))),
                        offer.where(),
                        member.account(),
                        member.grants().administersAt(offer.now()))
                .orElseThrow();
    }

    private Account account(Offer offer, AccountForm.Chosen chosen) {
        return Account.of(
                AccountId.next(random),
                offer.where().id(),
                chosen.username(),
                offer.invitation().terms().invitee(),
                offer.kind().name(),
                true,
                offer.kind().language());
    }
}
