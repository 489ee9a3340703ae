package gatehouse.functions.accept;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.MemberItems;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Invitation;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.GrantJson;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.random.RandomGenerator;

/// Decides about an offer that the invited person takes up: the invitation and the member change
/// together, and the invitation carries the event.
final class Acceptances {
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    Acceptances(Stamps stamps, RandomGenerator random) {
        this.stamps = stamps;
        this.random = random;
    }

    Outcome<Plan> plan(Loaded loaded, Request request) {
        var in = loaded.in();
        return loaded.invitation()
                .accept(in.account().id(), GrantId.next(random), in.now())
                .then(acceptance ->
                        switch (acceptance) {
                            case Invitation.Acceptance.New(var next) ->
                                    granted(loaded, next, request);
                            case Invitation.Acceptance.Repeat(var was) -> repeated(loaded, was);
                        });
    }

    private Outcome<Plan> granted(Loaded loaded, Invitation.Accepted next, Request request) {
        var in = loaded.in();
        var tenant = TenantItems.read(loaded.tenant());
        var member = member(loaded, tenant);
        if (!member.enabled()) {
            return Outcome.refused(new Refusal.Conflict("You are disabled in this tenant"));
        }
        if (member.grants().isFullAt(in.now())) {
            return Outcome.refused(Grants.FULL);
        }
        var grant = grant(next, tenant);
        var holder = member.with(member.grants().with(grant, in.now()));
        var change =
                stamps.change(
                        EventType.INVITATION_ACCEPTED,
                        tenant.id(),
                        Subject.of(next.terms().id()),
                        in.account().author(),
                        in.now(),
                        "",
                        request.origin());
        return Outcome.done(
                Plan.of(
                        Answer.ok(json(tenant, grant, loaded)),
                        InvitationItems.replace(loaded.item(), next, change),
                        write(loaded, holder, change)));
    }

    private static Outcome<Plan> repeated(Loaded loaded, Invitation.Accepted was) {
        var tenant = TenantItems.read(loaded.tenant());
        return member(loaded, tenant)
                .grants()
                .find(was.grant())
                .<Outcome<Plan>>map(grant ->
                        Outcome.done(new Plan.Answered(Answer.ok(json(tenant, grant, loaded)))))
                .orElseGet(() -> Outcome.refused(new Refusal.Gone(was.at())));
    }

    private static Grant grant(Invitation.Accepted accepted, Tenant tenant) {
        var terms = accepted.terms();
        return Grant.given(
                accepted.grant(),
                terms.offer().role(),
                terms.offer().window(),
                terms.offer().reason(),
                "invitation/" + terms.id(),
                terms.invitedBy(),
                tenant.settings().reminder(),
                accepted.at());
    }

    private static Member member(Loaded loaded, Tenant tenant) {
        var account = loaded.in().account();
        return loaded.member()
                .map(MemberItems::read)
                .orElseGet(() -> Member.of(account, tenant.id(), loaded.in().now()));
    }

    private static Write write(Loaded loaded, Member holder, Change change) {
        return loaded.member()
                .map(before -> MemberItems.replace(before, holder, change.at()))
                .orElseGet(() -> MemberItems.create(holder, change.at()));
    }

    private static JsonNode json(Tenant tenant, Grant grant, Loaded loaded) {
        var body = Json.object();
        body.putObject("tenant").put("id", tenant.id().value()).put("name", tenant.name());
        body.set("grant", GrantJson.of(grant, loaded.in().now()));
        return body;
    }
}
