package gatehouse.functions.profile;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MailBudget;
import gatehouse.aws.MemberItems;
import gatehouse.domain.Email;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.link.EmailChange;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `PATCH /v1/tenants/{tenant}/me`: another mail address of one's own. It is the account's only
/// once the link that is sent to it was opened; the old one is told (D3). Whether somebody else has
/// it shows only then: nobody may look addresses up here. Who gets into an account's mailbox gets
/// into the account, so a token alone does not do: the session has to be a new one (ASVS 7.5.1).
///
/// The address of now takes the wish for another one back; where there is none, it changes nothing.
final class ChangeProfile implements Command {
    private final Commands commands;
    private final MailBudget budget;
    private final Stamps stamps;

    @Inject
    ChangeProfile(Commands commands, MailBudget budget, Stamps stamps) {
        this.commands = commands;
        this.budget = budget;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var email = form.required("email", Email::parse, "must be a mail address");
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.OWN_PROFILE);
        return commands.admit(
                request,
                demand,
                in ->
                        in.item(Keys.member(in.tenant().id(), in.account().id()))
                                .map(item -> change(form, email, in, item, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Plan> change(
            Form form, Optional<Email> email, Admitted in, Item item, Request request) {
        return form.ifGood(() -> Preconditions.isMeant(request, item.version()))
                .then(_ ->
                        MemberItems.read(item).isGuest()
                                ? Outcome.refused(
                                        new Refusal.Conflict(
                                                "The mail address is changed at home, in "
                                                        + in.account().home()))
                                : decide(email.orElseThrow(), in, item, request));
    }

    private Outcome<Plan> decide(Email to, Admitted in, Item item, Request request) {
        if (to.equals(in.account().email())) {
            return Outcome.done(stay(in, item, request));
        }
        return in.account()
                .session(request.caller().session())
                .filter(session -> session.isFreshAt(in.now()))
                .map(_ -> reserve(to, in, item, request))
                .orElseGet(() -> Outcome.refused(new Refusal.SignInAgain()));
    }

    private Plan stay(Admitted in, Item item, Request request) {
        var json = ProfileJson.of(in, item);
        json.remove(ProfileJson.NEW_EMAIL);
        var answer = Answer.ok(json, item.version());
        return in.item(Keys.account(in.account().id()))
                .flatMap(EmailChangeItems::read)
                .map(wish -> cancel(wish, answer, in, request))
                .orElseGet(() -> new Plan.Answered(request.isDryRun() ? answer.tried() : answer));
    }

    private Plan cancel(EmailChange wish, Answer answer, Admitted in, Request request) {
        var subject = Subject.of(in.account().id());
        var change = stamps.by(in, request.origin(), EventType.EMAIL_CANCELLED, subject, "");
        return Plan.of(answer, EmailChangeItems.cancel(in.account(), wish, change));
    }

    private Outcome<Plan> reserve(Email to, Admitted in, Item item, Request request) {
        if (request.isDryRun()) {
            return Outcome.done(plan(to, in, item, request, () -> {}));
        }
        return budget.reserve(in.tenant(), in.now())
                .map(hour -> plan(to, in, item, request, release(in, hour)));
    }

    private Runnable release(Admitted in, Instant hour) {
        return () -> budget.release(in.tenant(), hour);
    }

    private Plan plan(Email to, Admitted in, Item item, Request request, Runnable undo) {
        var subject = Subject.of(in.account().id());
        var change = stamps.by(in, request.origin(), EventType.EMAIL_REQUESTED, subject, "");
        var json = ProfileJson.of(in, item).put(ProfileJson.NEW_EMAIL, to.value());
        return new Plan.Do(
                List.of(EmailChangeItems.ask(in.account(), request.caller().session(), to, change)),
                Answer.ok(json, item.version()),
                undo);
    }
}
