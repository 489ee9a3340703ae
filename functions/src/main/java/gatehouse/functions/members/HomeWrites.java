package gatehouse.functions.members;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Delivery;
import gatehouse.aws.ExternalIdItems;
import gatehouse.aws.GroupItems;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.functions.MemberJson;
import gatehouse.functions.Plan;
import gatehouse.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes what becomes of somebody at home, all or nothing: member, account, claims, group, and the
/// last-administrator guard (E10).
final class HomeWrites {
    private HomeWrites() {}

    /// The plan of it.
    ///
    /// @param login the account from now on
    /// @param after the member from now on
    static Outcome<Plan> plan(Reached who, Account login, Member after, Change change) {
        return Reaching.guard(who, who.administers(after))
                .map(guard -> {
                    var now = change.at();
                    var before = who.member();
                    var writes = new ArrayList<Write>();
                    boolean mails = who.isMailed(login);
                    writes.add(
                            mails
                                    ? MemberItems.replaceAndMail(who.item(), after, change)
                                    : MemberItems.replace(who.item(), after, change));
                    var account = AccountItems.change(who.login(), login, mails, now);
                    // that write is on the same condition
                    writes.addAll(account.isEmpty() ? who.stillAwaited(after) : account);
                    writes.addAll(
                            ExternalIdItems.move(Optional.of(before), Optional.of(after), now));
                    writes.addAll(
                            GroupItems.move(
                                    before.tenant(),
                                    before.profile().group(),
                                    after.profile().group()));
                    writes.addAll(guard);
                    var delivery = mails ? Delivery.QUEUED : Delivery.of(who.item());
                    var answer = answer(who, after, delivery, who.item().version() + 1);
                    return new Plan.Do(List.copyOf(writes), answer, () -> {});
                });
    }

    /// The member as it is after that, or as it is.
    static Answer answer(Reached who, Member after, boolean changed) {
        return answer(
                who, after, Delivery.of(who.item()), who.item().version() + (changed ? 1 : 0));
    }

    /// The same.
    ///
    /// @param delivery how far the last mail to the person got
    static Answer answer(Reached who, Member after, String delivery, long version) {
        var json =
                MemberJson.whole(
                        after,
                        Optional.of(who.login()),
                        delivery,
                        version,
                        who.in().tenant().roles(),
                        who.in().now());
        return Answer.ok(json, version);
    }
}
