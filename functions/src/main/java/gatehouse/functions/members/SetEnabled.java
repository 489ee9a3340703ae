package gatehouse.functions.members;

import gatehouse.aws.MemberItems;
import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Request;
import java.util.List;

/// `POST …/members/{member}/disable?reason=` and `/enable` (B8): at home it is the account that is
/// barred, everywhere and with all its sessions; a guest is barred here alone. Somebody who is so
/// already stays so, and nobody is told.
final class SetEnabled implements Command {
    private final Reaching reaching;
    private final Stamps stamps;
    private final boolean enabled;

    /// @param enabled what they are to be
    SetEnabled(Reaching reaching, Stamps stamps, boolean enabled) {
        this.reaching = reaching;
        this.stamps = stamps;
        this.enabled = enabled;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return reaching.find(
                request,
                List.of(),
                who -> Reaching.because(request, reason -> set(who, reason, request)));
    }

    private Outcome<Plan> set(Reached who, String reason, Request request) {
        var after = who.member().enabled(enabled);
        if (after.equals(who.member())) {
            var same = HomeWrites.answer(who, after, false);
            return Outcome.done(Plan.unchanged(same, request));
        }
        var change =
                stamps.by(
                        who.in(),
                        request.origin(),
                        enabled ? EventType.MEMBER_ENABLED : EventType.MEMBER_DISABLED,
                        Subject.of(after.account()),
                        reason);
        return after.isGuest()
                ? Outcome.done(guest(who, after, change))
                : HomeWrites.plan(who, login(who.account()), after, change);
    }

    private static Plan guest(Reached who, Member after, Change change) {
        return Plan.of(
                HomeWrites.answer(who, after, true),
                MemberItems.replace(who.item(), after, change));
    }

    private Account login(Account before) {
        return before.with(
                before.username(), before.email(), before.name(), enabled, before.language());
    }
}
