package gatehouse.functions.members;

import gatehouse.aws.Delivery;
import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.functions.MemberJson;
import gatehouse.functions.Plan;
import gatehouse.http.Answer;
import java.util.ArrayList;
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
        var person = who.resident();
        return Reaching.guard(who, person.administers(after))
                .map(guard -> {
                    var writes = new ArrayList<>(person.becomes(login, after, change));
                    writes.addAll(guard);
                    var delivery =
                            person.isMailed(login) ? Delivery.QUEUED : Delivery.of(who.item());
                    var answer = answer(who, after, delivery, who.item().version() + 1);
                    return new Plan.Do(writes, answer, () -> {});
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
