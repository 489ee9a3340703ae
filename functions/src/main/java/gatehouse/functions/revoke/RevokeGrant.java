package gatehouse.functions.revoke;

import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.Refusal;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `DELETE …/members/{member}/grants/{grant}?reason=`: ends it at once. Taking access away needs no
/// reason; one that is given must be one.
final class RevokeGrant implements Command {
    private final GrantHolders holders;

    @Inject
    RevokeGrant(GrantHolders holders) {
        this.holders = holders;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return holders.find(
                request, holder -> revoked(request.form().canDryRun(), holder, request));
    }

    private Outcome<Plan> revoked(Form form, GrantHolder holder, Request request) {
        var reason = form.query("reason", Reason::parse, Reason.RULE);
        return form.ifGood(() ->
                holder.member()
                        .grants()
                        .revoke(holder.grant().id(), holder.in().now())
                        .then(next ->
                                holder.leavesNoRole(next)
                                        ? Outcome.refused(LAST_ROLE)
                                        : holders.plan(
                                                holder,
                                                next,
                                                holders.stamp(
                                                        holder,
                                                        EventType.GRANT_REVOKED,
                                                        reason.map(Reason::text).orElse(""),
                                                        request),
                                                Answer.done())));
    }

    static final Refusal LAST_ROLE =
            new Refusal.Conflict("The person's last role in this tenant cannot be taken away");
}
