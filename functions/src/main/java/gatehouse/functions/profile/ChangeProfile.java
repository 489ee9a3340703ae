package gatehouse.functions.profile;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MailBudget;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.Email;
import gatehouse.domain.EventType;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.link.EmailChange;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `PATCH /v1/tenants/{tenant}/me`: one's own profile, and another mail address. That is the
/// account's only once the link that is sent to it was opened; the old one is told (D3). Whether
/// somebody else has it shows only then: nobody may look addresses up here. Who gets into an
/// account's mailbox gets into the account, so a token alone does not do: the session has to be a
/// new one (ASVS 7.5.1).
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
        var form = new OwnProfileForm(request.form().canDryRun());
        return commands.admit(
                request,
                OwnMember.demand(request),
                in -> OwnMember.find(in).then(item -> change(form, in, item, request)));
    }

    private Outcome<Plan> change(OwnProfileForm form, Admitted in, Item item, Request request) {
        var member = MemberItems.read(item);
        var profile = form.on(member.profile(), in);
        var login = form.on(in.account(), member.profile(), profile);
        boolean more = !profile.equals(member.profile()) || !login.equals(in.account());
        form.checkApart(in.account(), more);
        return form.form()
                .ifGood(() -> Preconditions.isMeant(request, item.version()))
                .then(_ -> {
                    if (member.isGuest()) {
                        return Outcome.refused(
                                new Refusal.Conflict(
                                        "Your profile is kept at home, in " + in.account().home()));
                    }
                    return more
                            ? Outcome.done(
                                    edit(member.of(login).with(profile), login, in, item, request))
                            : form.email()
                                    .map(to -> decide(to, in, item, request))
                                    .orElseGet(() -> Outcome.done(same(in, item, request)));
                });
    }

    private Plan edit(Member after, Account login, Admitted in, Item item, Request request) {
        var subject = Subject.of(login.id());
        var change = stamps.by(in, request.origin(), EventType.MEMBER_CHANGED, subject, "");
        var writes = new ArrayList<Write>();
        writes.add(MemberItems.replace(item, after, change));
        in.item(Keys.account(login.id()))
                .ifPresent(account -> writes.addAll(AccountItems.change(account, login, in.now())));
        long version = item.version() + 1;
        return new Plan.Do(
                writes, Answer.ok(ProfileJson.of(in, login, after, version), version), () -> {});
    }

    private static Plan same(Admitted in, Item item, Request request) {
        var answer = Answer.ok(ProfileJson.of(in, item), item.version());
        return Plan.unchanged(answer, request);
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
                .orElseGet(() -> Plan.unchanged(answer, request));
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
