package gatehouse.functions.requestchange;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Detail;
import gatehouse.domain.EventType;
import gatehouse.domain.Grant;
import gatehouse.domain.Grants;
import gatehouse.domain.ItemConflict;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleId;
import gatehouse.domain.Username;
import gatehouse.domain.request.Turn;
import gatehouse.domain.request.Wish;
import gatehouse.functions.Leaving;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Writes what becomes of people, in one transaction that touches no item twice: what several of
/// them share is written once.
final class Turns {
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    Turns(Stamps stamps, RandomGenerator random) {
        this.stamps = stamps;
        this.random = random;
    }

    /// The writes of all; refused where a tenant that has an administrator would be left without
    /// one (E10).
    ///
    /// @param give makes a grant of a role
    Outcome<List<Write>> writes(
            List<Turn> turns, Affected affected, Function<RoleId, Grant> give, Ticket ticket) {
        var writes = new ArrayList<Write>();
        var leaving = new ArrayList<Leaving>();
        var administer = new HashMap<AccountId, Boolean>();
        for (var turn : turns) {
            switch (turn) {
                case Turn.Changed(var login, var member) -> {
                    var who = affected.resident(login.id()).orElseThrow();
                    var change = ticket.change(stamps, EventType.MEMBER_CHANGED, login.id());
                    writes.addAll(who.becomes(login, member, change));
                    administer.put(login.id(), who.administers(member));
                }
                case Turn.Gone(var id) -> {
                    var who = affected.resident(id).orElseThrow();
                    var change = ticket.change(stamps, EventType.MEMBER_DELETED, id);
                    writes.add(MemberItems.delete(who.item(), change));
                    leaving.add(affected.leaving(who));
                    administer.put(id, false);
                }
                case Turn.New(var person) -> writes.addAll(added(person, affected, give, ticket));
            }
        }
        writes.addAll(Leaving.writes(leaving, ticket.now()));
        return Administrators.change(affected.administrators(), ticket.tenant(), administer)
                .<Outcome<List<Write>>>map(guard -> {
                    writes.addAll(guard);
                    return Outcome.done(List.copyOf(writes));
                })
                .orElseGet(() -> Outcome.refused(last(affected, administer)));
    }

    /// Nobody counts as an administrator who has not come yet.
    private List<Write> added(
            Wish.Add person, Affected affected, Function<RoleId, Grant> give, Ticket ticket) {
        var tenant = ticket.tenant().id();
        var account =
                Account.of(
                        AccountId.next(random),
                        tenant,
                        Username.of(person.email(), affected::isFree, random),
                        person.email(),
                        person.name(),
                        true,
                        Account.LANGUAGE);
        var known = new HashMap<Detail, String>();
        person.phone().ifPresent(phone -> known.put(Detail.PHONE, phone));
        var member =
                Member.of(account, tenant, ticket.now())
                        .with(Profile.NONE.with(known))
                        .with(new Grants(person.roles().stream().map(give).toList()));
        var writes = new ArrayList<>(AccountItems.create(account, "", true, ticket.now()));
        writes.add(
                MemberItems.create(
                        member,
                        false,
                        ticket.change(stamps, EventType.MEMBER_CREATED, account.id())));
        return writes;
    }

    /// Everybody who ceases to be one stands in the way.
    private static Refusal last(Affected affected, Map<AccountId, Boolean> administer) {
        var conflicts = new ArrayList<ItemConflict>();
        var wanted = affected.terms().wanted();
        for (int i = 0; i < wanted.size(); i++) {
            var member = wanted.get(i).wish().member();
            boolean ceases =
                    !(wanted.get(i).wish() instanceof Wish.Edit)
                            && member.filter(who -> !administer.getOrDefault(who, true))
                                    .filter(who ->
                                            Administrators.isCounted(
                                                    affected.administrators(), who))
                                    .isPresent();
            if (ceases) {
                conflicts.add(new ItemConflict(i, member, Administrators.LAST.what()));
            }
        }
        return new Refusal.Conflicts(conflicts);
    }
}
