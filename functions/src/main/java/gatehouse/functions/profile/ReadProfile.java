package gatehouse.functions.profile;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Role;
import gatehouse.functions.GrantJson;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/// `GET /v1/tenants/{tenant}/me`: who the caller is in a tenant, and what that allows now.
final class ReadProfile implements Verb {
    private static final List<Role> LEVELS =
            List.of(Role.ADMIN, Role.STAFF_ADMIN, Role.MANAGER, Role.AGENT);
    private final Admissions admissions;

    @Inject
    ReadProfile(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Demand.of(request.caller(), request.path("tenant"), Permission.OWN_PROFILE))
                .then(in ->
                        in.item(Keys.member(in.tenant().id(), in.account().id()))
                                .map(item -> answer(in, item, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static Outcome<Answer> answer(Admitted in, Item item, Request request) {
        var json = json(in, MemberItems.read(item), item.version());
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }

    private static JsonNode json(Admitted in, Member member, long version) {
        var account = in.account();
        var roles = in.access().roles();
        var json =
                Json.object()
                        .put("id", account.id().value())
                        .put("username", account.username().value())
                        .put("email", account.email().value())
                        .put("firstName", account.name().first())
                        .put("lastName", account.name().last())
                        .put("name", account.name().full())
                        .put("state", "active");
        var names = json.putArray("roles");
        roles.forEach(role -> names.add(role.id()));
        json.put(
                "permissions",
                LEVELS.stream().filter(roles::contains).map(Role::id).findFirst().orElse(null));
        var allowed = json.putArray("allowed");
        in.access().permissions().forEach(permission -> allowed.add(permission.code()));
        var until = json.putObject("until");
        roles.stream()
                .filter(role -> role != Role.EVERYONE)
                .forEach(role -> until.put(role.id(), until(member, role, in.now())));
        var grants = json.putArray("grants");
        GrantJson.open(member.grants(), in.now()).forEach(grants::add);
        return json.put("external", member.isGuest())
                .put("isDisabled", false)
                .put("version", version);
    }

    /// Until when the role is held without a gap, all its grants together; null for endless.
    private static @org.jspecify.annotations.Nullable String until(
            Member member, Role role, Instant now) {
        var end = member.grants().windowsOf(role).lastsFrom(now);
        return end.equals(Instant.MAX) ? null : end.toString();
    }
}
