package gatehouse.functions.revoke;

import gatehouse.domain.EventType;
import gatehouse.domain.Grants;
import gatehouse.domain.Outcome;
import gatehouse.functions.Command;
import gatehouse.functions.GrantJson;
import gatehouse.functions.Plan;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Instant;

/// `PATCH …/members/{member}/grants/{grant}` {end, reason}: moves the end, without a gap (A4, A9).
final class ChangeGrant implements Command {
    private final GrantHolders holders;

    @Inject
    ChangeGrant(GrantHolders holders) {
        this.holders = holders;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return holders.find(
                request,
                holder ->
                        Preconditions.isMeant(request, holder.version())
                                .then(_ -> changed(request.form().canDryRun(), holder, request)));
    }

    private Outcome<Plan> changed(Form form, GrantHolder holder, Request request) {
        var moved = form.requiredInstant("end").map(end -> move(end, holder));
        var reason = form.reason();
        // named even where more is wrong
        moved.ifPresent(form::take);
        return form.ifGood(() ->
                moved.orElseThrow()
                        .then(holder::mayBecome)
                        .then(next -> planned(next, reason.orElseThrow().text(), holder, request)));
    }

    private static Outcome<Grants> move(Instant end, GrantHolder holder) {
        var in = holder.in();
        var reminder = in.tenant().settings().reminder();
        return holder.member().grants().changeEnd(holder.grant().id(), end, reminder, in.now());
    }

    private Outcome<Plan> planned(Grants next, String reason, GrantHolder holder, Request request) {
        long version = holder.version() + 1;
        var grant = next.find(holder.grant().id()).orElseThrow();
        var json = GrantJson.of(grant, holder.member(), version, holder.in().now());
        return holders.plan(
                holder,
                next,
                holders.stamp(holder, EventType.GRANT_CHANGED, reason, request),
                Answer.ok(json, version));
    }
}
