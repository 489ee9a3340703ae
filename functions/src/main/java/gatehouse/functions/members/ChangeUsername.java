package gatehouse.functions.members;

import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Username;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Form;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// `POST …/members/{member}/credentials`: another username for somebody at home here, who is told
/// by mail (D4).
final class ChangeUsername implements Command {
    private final Reaching reaching;
    private final Stamps stamps;

    @Inject
    ChangeUsername(Reaching reaching, Stamps stamps) {
        this.reaching = reaching;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        Form form = request.form().canDryRun();
        var username = form.required("username", Username::parse, Username.RULE);
        form.never("password", "is chosen by the person: POST …/reset-password mails the link");
        List<Key> places = username.map(Keys::username).stream().toList();
        return reaching.atHome(
                request,
                places,
                who -> form.ifGood(() -> change(who, username.orElseThrow(), request)));
    }

    private Outcome<Plan> change(Reached who, Username username, Request request) {
        var before = who.account();
        if (username.equals(before.username())) {
            var same = HomeWrites.answer(who, who.member(), false);
            return Outcome.done(Plan.unchanged(same, request));
        }
        if (who.in().item(Keys.username(username)).isPresent()) {
            return Outcome.refused(new Refusal.Conflict("The username belongs to somebody else"));
        }
        var login =
                before.with(
                        username,
                        before.email(),
                        before.name(),
                        before.enabled(),
                        before.language());
        var change =
                stamps.by(
                        who.in(),
                        request.origin(),
                        EventType.CREDENTIALS_CHANGED,
                        Subject.of(before.id()),
                        "");
        return HomeWrites.plan(who, login, who.member().of(login), change);
    }
}
