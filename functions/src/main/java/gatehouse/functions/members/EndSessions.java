package gatehouse.functions.members;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.SessionWrites;
import gatehouse.domain.Access;
import gatehouse.domain.Account;
import gatehouse.domain.EventType;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Reason;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `DELETE …/members/{member}/sessions?reason=`: signs a person out everywhere (F1). Sessions are a
/// matter of the home tenant: in any other they are not there to be found.
final class EndSessions implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    EndSessions(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var place = Places.member(request);
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE);
        return commands.admit(
                request,
                Places.withLogin(request, demand),
                in ->
                        place.flatMap(in::item)
                                .map(MemberItems::read)
                                .filter(member -> !member.isGuest())
                                .map(member -> authorise(member, in))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()))
                                .then(_ ->
                                        end(
                                                Places.login(request)
                                                        .flatMap(in::item)
                                                        .orElseThrow(),
                                                in,
                                                request)));
    }

    /// A matter of rank, and nobody's own: for that there is `/v1/me/sessions` (F3).
    private static Outcome<Member> authorise(Member member, Admitted in) {
        boolean self = member.account().equals(in.account().id());
        return !self && in.access().reaches(Access.standing(member, in.tenant().roles(), in.now()))
                ? Outcome.done(member)
                : Outcome.refused(new Refusal.Outranked());
    }

    private Outcome<Plan> end(Item item, Admitted in, Request request) {
        Account account = AccountItems.read(item);
        boolean idle = account.sessions().isEmpty() && EmailChangeItems.read(item).isEmpty();
        Form form = request.form().canDryRun();
        var reason = form.query("reason", Reason::parse, Reason.RULE);
        return form.ifGood(() -> {
            var change =
                    stamps.by(
                            in,
                            request.origin(),
                            EventType.SESSIONS_ENDED,
                            Subject.of(account.id()),
                            reason.map(Reason::text).orElse(""));
            return Outcome.done(
                    idle
                            ? nothingToEnd(request)
                            : Plan.of(Answer.done(), SessionWrites.endAll(account, change)));
        });
    }

    /// Nothing is written then and nobody told: whoever asks again and again makes no mails.
    private static Plan nothingToEnd(Request request) {
        var done = Answer.done();
        return new Plan.Answered(request.isDryRun() ? done.tried() : done);
    }
}
