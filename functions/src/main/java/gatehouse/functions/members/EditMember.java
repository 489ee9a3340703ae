package gatehouse.functions.members;

import gatehouse.domain.EventType;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `PATCH …/members/{member}`: edits somebody who is at home here (B6); what a request does not
/// speak of stays as it is. A guest's data are the home tenant's matter.
final class EditMember implements Command {
    static final String KEPT_ELSEWHERE = "The person is at home elsewhere, and is edited there";
    static final Refusal ELSEWHERE = new Refusal.Conflict(KEPT_ELSEWHERE);

    private final Reaching reaching;
    private final Granting granting;
    private final Stamps stamps;

    @Inject
    EditMember(Reaching reaching, Granting granting, Stamps stamps) {
        this.reaching = reaching;
        this.granting = granting;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new EditForm(request.form().canDryRun());
        return reaching.find(
                request,
                form.places(request.path("tenant")),
                who ->
                        Preconditions.isMeant(request, who.item().version())
                                .then(_ -> form.check(who))
                                .then(wish ->
                                        who.member().isGuest()
                                                ? Outcome.refused(ELSEWHERE)
                                                : plan(wish, who, request)));
    }

    private Outcome<Plan> plan(EditForm.Wish wish, Reached who, Request request) {
        var in = who.in();
        return who.member()
                .grants()
                .hold(wish.roles(), role -> granting.endless(role, in), in.now())
                .then(grants -> {
                    var after = who.member().of(wish.login()).with(wish.profile()).with(grants);
                    if (after.equals(who.member()) && wish.login().equals(who.account())) {
                        var same = HomeWrites.answer(who, after, false);
                        return Outcome.done(Plan.unchanged(same, request));
                    }
                    var change =
                            stamps.by(
                                    in,
                                    request.origin(),
                                    type(who.member(), after),
                                    Subject.of(after.account()),
                                    "");
                    return HomeWrites.plan(who, wish.login(), after, change);
                });
    }

    /// Barring is told as such, whatever else is edited with it (B8).
    private static EventType type(Member before, Member after) {
        if (before.enabled() == after.enabled()) {
            return EventType.MEMBER_CHANGED;
        }
        return after.enabled() ? EventType.MEMBER_ENABLED : EventType.MEMBER_DISABLED;
    }
}
