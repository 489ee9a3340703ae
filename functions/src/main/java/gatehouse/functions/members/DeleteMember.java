package gatehouse.functions.members;

import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Leaving;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `DELETE …/members/{member}?reason=`: at home the account goes with its names, everywhere; a
/// guest only ceases to be one. The picture goes as well, its file once the event comes by. What
/// was done stays in the audit log.
final class DeleteMember implements Command {
    private final Reaching reaching;
    private final Stamps stamps;

    @Inject
    DeleteMember(Reaching reaching, Stamps stamps) {
        this.reaching = reaching;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return reaching.find(
                request,
                Places.more(request).stream().toList(),
                who -> Reaching.because(request, reason -> delete(who, reason, request)));
    }

    private Outcome<Plan> delete(Reached who, String reason, Request request) {
        var change =
                stamps.by(
                        who.in(),
                        request.origin(),
                        EventType.MEMBER_DELETED,
                        Subject.of(who.member().account()),
                        reason);
        return Reaching.guard(who, false)
                .map(guard ->
                        plan(who, Places.more(request).flatMap(who.in()::item), guard, change));
    }

    private static Plan plan(Reached who, Optional<Item> more, List<Write> guard, Change change) {
        var writes = new ArrayList<Write>();
        writes.add(MemberItems.delete(who.item(), change));
        if (!who.member().isGuest()) {
            writes.addAll(new Leaving(who.member(), who.login(), more).writes(change.at()));
            writes.addAll(guard);
        }
        return new Plan.Do(writes, Answer.done(), () -> {});
    }
}
