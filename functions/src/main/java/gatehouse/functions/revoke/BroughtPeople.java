package gatehouse.functions.revoke;

import gatehouse.aws.Administrators;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.Change;
import gatehouse.domain.Grants;
import gatehouse.domain.Invitation;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Tenant;
import gatehouse.functions.Leaving;
import gatehouse.functions.Plan;
import gatehouse.http.Answer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deletes whom an invitation of a managing tenant brought to its customer, together with the
/// invitation: the account too if it was made for it, otherwise the membership, or only the grant
/// of somebody who was there anyway (C7). All of it only while the customer is still managed (C10).
final class BroughtPeople {
    private final Table table;

    @Inject
    BroughtPeople(Table table) {
        this.table = table;
    }

    /// The plan of it. Who was deleted before, or came again by other ways, is left as it is.
    ///
    /// @param item the invitation's
    /// @param change told in the customer's log, by the invitation alone
    Outcome<Plan> delete(
            Item item,
            Invitation.Accepted accepted,
            Invitation.Revoked next,
            Tenant customer,
            Change change) {
        var who = Keys.member(customer.id(), accepted.by());
        var read =
                table.batch(
                        List.of(
                                who,
                                Keys.account(accepted.by()),
                                Keys.more(customer.id(), accepted.by()),
                                Keys.administrators(customer.id())));
        return Optional.ofNullable(read.get(who))
                .filter(member -> isBrought(MemberItems.read(member), accepted))
                .map(member -> gone(member, accepted, customer, read, change.at()))
                .orElseGet(() -> Outcome.done(List.of()))
                .map(writes -> plan(writes, invitation(item, accepted, next, change), customer));
    }

    private static Plan plan(List<Write> people, Write invitation, Tenant customer) {
        var writes = new ArrayList<>(people);
        writes.add(invitation);
        writes.add(TenantItems.stillManaged(customer));
        return new Plan.Do(writes, Answer.done(), () -> {});
    }

    private static Write invitation(
            Item item, Invitation.Accepted accepted, Invitation.Revoked next, Change change) {
        return switch (accepted.brought()) {
            case GRANT -> InvitationItems.replace(item, next, change);
            case MEMBERSHIP, ACCOUNT -> InvitationItems.undo(item, next, change);
        };
    }

    /// Whether it is still by that invitation that somebody is there: a place that somebody was
    /// given anew is another one.
    private static boolean isBrought(Member member, Invitation.Accepted accepted) {
        return member.registeredAt().equals(accepted.at())
                || member.grants().find(accepted.grant()).isPresent()
                || accepted.brought() == Invitation.Brought.ACCOUNT;
    }

    private static Outcome<List<Write>> gone(
            Item item,
            Invitation.Accepted accepted,
            Tenant customer,
            Map<Key, Item> read,
            Instant now) {
        var member = MemberItems.read(item);
        return switch (accepted.brought()) {
            case GRANT -> withoutGrant(item, accepted, customer, read, now);
            case MEMBERSHIP -> Outcome.done(List.of(MemberItems.remove(item, now)));
            case ACCOUNT ->
                    guard(member, false, customer, read)
                            .map(guard -> withAccount(item, member, read, guard, now));
        };
    }

    private static List<Write> withAccount(
            Item item, Member member, Map<Key, Item> read, List<Write> guard, Instant now) {
        var more = Optional.ofNullable(read.get(Keys.more(member.tenant(), member.account())));
        var writes = new ArrayList<>(guard);
        writes.add(MemberItems.remove(item, now));
        Optional.ofNullable(read.get(Keys.account(member.account())))
                .ifPresent(login -> writes.addAll(new Leaving(member, login, more).writes(now)));
        return List.copyOf(writes);
    }

    /// Nothing where the grant is over.
    private static Outcome<List<Write>> withoutGrant(
            Item item,
            Invitation.Accepted accepted,
            Tenant customer,
            Map<Key, Item> read,
            Instant now) {
        var member = MemberItems.read(item);
        return member.grants()
                .revoke(accepted.grant(), now)
                .fold(
                        next -> ended(item, member, next, customer, read, now),
                        _ -> Outcome.done(List.of()));
    }

    private static Outcome<List<Write>> ended(
            Item item,
            Member member,
            Grants next,
            Tenant customer,
            Map<Key, Item> read,
            Instant now) {
        if (GrantHolder.leavesNoRole(member, next, customer, now)) {
            return Outcome.refused(RevokeGrant.LAST_ROLE);
        }
        boolean administers = !member.isGuest() && member.enabled() && next.administersAt(now);
        return guard(member, administers, customer, read)
                .map(guard -> {
                    var writes = new ArrayList<>(guard);
                    writes.add(MemberItems.replace(item, member.with(next), now));
                    return List.copyOf(writes);
                });
    }

    /// What the last-administrator guard learns of it (E10); a managed customer needs none.
    private static Outcome<List<Write>> guard(
            Member member, boolean administers, Tenant customer, Map<Key, Item> read) {
        var item = Optional.ofNullable(read.get(Keys.administrators(customer.id())));
        return Administrators.change(item, customer, member.account(), administers)
                .<Outcome<List<Write>>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Administrators.LAST));
    }
}
