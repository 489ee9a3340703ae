package gatehouse.functions.accept;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Administrators;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Decides about an offer that the invited person takes up, who is signed in: the invitation and
/// the member change together, and the invitation carries the event.
final class Acceptances {
    private final Table table;
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    Acceptances(Table table, Stamps stamps, RandomGenerator random) {
        this.table = table;
        this.stamps = stamps;
        this.random = random;
    }

    Outcome<Plan> plan(Loaded loaded, Request request) {
        var in = loaded.in();
        return loaded.invitation()
                .accept(in.account().id(), GrantId.next(random), brought(loaded), in.now())
                .then(acceptance ->
                        switch (acceptance) {
                            case Invitation.Acceptance.New(var next) ->
                                    standing(loaded, next, request);
                            case Invitation.Acceptance.Repeat(var was) -> repeated(loaded, was);
                        });
    }

    private Outcome<Plan> standing(Loaded loaded, Invitation.Accepted next, Request request) {
        var tenant = TenantItems.read(loaded.tenant());
        var places = new ArrayList<>(StandingOffers.places(loaded.invitation()));
        if (isAtHome(loaded, tenant)) {
            places.add(Keys.administrators(tenant.id()));
        }
        var read = table.batch(places);
        return StandingOffers.judge(loaded.invitation(), tenant, read, loaded.in().now())
                .then(_ -> granted(loaded, tenant, read, next, request));
    }

    private static boolean isAtHome(Loaded loaded, Tenant tenant) {
        return loaded.in().account().home().equals(tenant.id());
    }

    /// A customer's people who come from elsewhere come by it, if they are not there anyway.
    private static Invitation.Brought brought(Loaded loaded) {
        boolean there =
                loaded.member()
                        .map(MemberItems::read)
                        .filter(member ->
                                !member.isGuest() || member.grants().isOpenAt(loaded.in().now()))
                        .isPresent();
        return switch (loaded.invitation().terms().kind()) {
            case Invitation.Kind.Vendor() -> Invitation.Brought.GRANT;
            case Invitation.Kind.Customer _ ->
                    there ? Invitation.Brought.GRANT : Invitation.Brought.MEMBERSHIP;
        };
    }

    private Outcome<Plan> granted(
            Loaded loaded,
            Tenant tenant,
            Map<Key, Item> read,
            Invitation.Accepted next,
            Request request) {
        var in = loaded.in();
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
        var writes = new ArrayList<Write>();
        writes.add(InvitationItems.replace(loaded.item(), next, change));
        writes.add(write(loaded, holder, change));
        if (next.terms().kind() instanceof Invitation.Kind.Customer) {
            writes.add(TenantItems.stillManaged(tenant));
        }
        if (isAtHome(loaded, tenant) && holder.grants().administersAt(in.now())) {
            var administrators = Optional.ofNullable(read.get(Keys.administrators(tenant.id())));
            writes.addAll(
                    Administrators.change(administrators, tenant, holder.account(), true)
                            .orElseThrow());
        }
        return Outcome.done(
                new Plan.Do(writes, Answer.ok(json(tenant, grant, in.now())), () -> {}));
    }

    private static Outcome<Plan> repeated(Loaded loaded, Invitation.Accepted was) {
        var tenant = TenantItems.read(loaded.tenant());
        return member(loaded, tenant)
                .grants()
                .find(was.grant())
                .<Outcome<Plan>>map(grant ->
                        Outcome.done(
                                new Plan.Answered(
                                        Answer.ok(json(tenant, grant, loaded.in().now())))))
                .orElseGet(() -> Outcome.refused(new Refusal.Gone(was.at())));
    }

    /// The grant that comes of it.
    static Grant grant(Invitation.Accepted accepted, Tenant tenant) {
        var terms = accepted.terms();
        return Grant.given(
                accepted.grant(),
                terms.offer().role(),
                terms.offer().granted(accepted.at()),
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

    /// What accepting is answered with.
    static ObjectNode json(Tenant tenant, Grant grant, Instant now) {
        var body = Json.object();
        body.putObject("tenant").put("id", tenant.id().value()).put("name", tenant.name());
        body.set("grant", GrantJson.of(grant, now));
        return body;
    }
}
