package gatehouse.functions.revoke;

import gatehouse.domain.EventType;
import gatehouse.domain.Grants;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
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
        var end = form.requiredInstant("end");
        var reason = form.reason();
        end.ifPresent(at -> judge(at, form, holder));
        return form.ifGood(
                () -> move(end.orElseThrow(), reason.orElseThrow().text(), holder, request));
    }

    /// Names what is wrong with the end even where more is wrong.
    private static void judge(Instant end, Form form, GrantHolder holder) {
        var in = holder.in();
        var moved =
                holder.member()
                        .grants()
                        .changeEnd(
                                holder.grant().id(),
                                end,
                                in.tenant().settings().reminder(),
                                in.now());
        if (moved instanceof Outcome.Refused<Grants>(Refusal.Invalid(var faults))) {
            faults.forEach(fault -> form.fault(fault.pointer(), fault.detail()));
        }
    }

    private Outcome<Plan> move(Instant end, String reason, GrantHolder holder, Request request) {
        var in = holder.in();
        var id = holder.grant().id();
        return holder.member()
                .grants()
                .changeEnd(id, end, in.tenant().settings().reminder(), in.now())
                .then(next -> {
                    long version = holder.version() + 1;
                    var json =
                            GrantJson.of(
                                    next.find(id).orElseThrow(),
                                    holder.member(),
                                    version,
                                    in.now());
                    return holders.plan(
                            holder,
                            next,
                            holders.stamp(holder, EventType.GRANT_CHANGED, reason, request),
                            Answer.ok(json, version));
                });
    }
}
