package gatehouse.functions.members;

import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.EventType;
import gatehouse.domain.Grants;
import gatehouse.domain.Offer;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.Role;
import gatehouse.domain.RoleId;
import gatehouse.domain.Subject;
import gatehouse.domain.Window;
import gatehouse.functions.Command;
import gatehouse.functions.GrantJson;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Form;
import gatehouse.http.Request;
import gatehouse.http.Timestamps;
import gatehouse.http.Wished;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `POST …/members/{member}/grants`: gives somebody at home here one more role within a window (F3,
/// A9). Without an end it is held until it is revoked; one that has an end keeps to the limits of
/// every window (A4). The vendor's people get theirs by invitation (A1).
final class GiveGrant implements Command {
    private final Reaching reaching;
    private final Granting granting;
    private final Stamps stamps;

    @Inject
    GiveGrant(Reaching reaching, Granting granting, Stamps stamps) {
        this.reaching = reaching;
        this.granting = granting;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return reaching.find(
                request, List.of(), who -> read(who, request.form().canDryRun(), request));
    }

    private Outcome<Plan> read(Reached who, Form form, Request request) {
        var in = who.in();
        var roles = RolesForm.one(form);
        var start = form.optionalInstant("start");
        var end = form.erasable("end", Timestamps::parse, Timestamps.RULE).flatMap(Wished::value);
        var reason = form.optional("reason", Reason::parse, Reason.RULE);
        var wished = roles.after(Set.of(), in);
        var window = window(start.orElse(in.now()), end, in.now());
        form.take(window);
        late(wished, window, in.now(), form);
        return form.ifGood(() ->
                RolesForm.given(wished, Set.of(), in)
                        .then(may ->
                                window.then(
                                        good -> give(who, role(may, who), good, reason, request))));
    }

    private static Role role(Set<RoleId> one, Reached who) {
        return who.in().tenant().roles().find(one.iterator().next()).orElseThrow();
    }

    private static Outcome<Window> window(Instant start, Optional<Instant> end, Instant now) {
        return end.map(last -> Offer.window(start, last, now))
                .orElseGet(() -> Offer.endless(start, now));
    }

    /// Whom the last-administrator guard will count is known from the moment of the grant (E10).
    private static void late(Set<RoleId> wished, Outcome<Window> window, Instant now, Form form) {
        boolean administers =
                wished.stream()
                        .flatMap(role -> BuiltInRole.of(role).stream())
                        .anyMatch(Role::administers);
        if (administers
                && window instanceof Outcome.Done<Window>(var good)
                && good.isEndless()
                && good.start().isAfter(now)) {
            form.fault("/start", "must be now where an administrator's role has no end");
        }
    }

    private Outcome<Plan> give(
            Reached who, Role role, Window window, Optional<Reason> reason, Request request) {
        var in = who.in();
        if (who.member().isGuest()) {
            return Outcome.refused(EditMember.ELSEWHERE);
        }
        if (who.member().grants().isFullAt(in.now())) {
            return Outcome.refused(Grants.FULL);
        }
        var grant = granting.grant(role, window, reason, in);
        var after = who.member().with(who.member().grants().with(grant, in.now()));
        var change =
                stamps.by(
                        in,
                        request.origin(),
                        EventType.GRANT_CREATED,
                        Subject.of(grant.id(), after.account()),
                        "");
        long version = who.item().version() + 1;
        var place =
                "/v1/tenants/"
                        + in.tenant().id()
                        + "/members/"
                        + after.account()
                        + "/grants/"
                        + grant.id();
        return Reaching.guard(who, who.resident().administers(after))
                .map(guard -> {
                    var writes = new ArrayList<Write>(guard);
                    writes.addAll(who.resident().stillAwaited(after));
                    writes.add(MemberItems.replace(who.item(), after, change));
                    return new Plan.Do(
                            writes,
                            Answer.created(
                                    GrantJson.of(grant, after, version, in.now()), place, version),
                            () -> {});
                });
    }
}
