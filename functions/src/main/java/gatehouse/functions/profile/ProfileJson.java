package gatehouse.functions.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admitted;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.Account;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Member;
import gatehouse.domain.Profile;
import gatehouse.domain.Role;
import gatehouse.domain.RoleId;
import gatehouse.functions.GrantJson;
import gatehouse.functions.RolesJson;
import gatehouse.http.Json;
import java.time.Instant;
import java.util.stream.Collectors;

/// The own profile, as answers show it.
final class ProfileJson {
    /// The address that is asked for, and not confirmed yet; absent where none is.
    static final String NEW_EMAIL = "newEmail";

    private ProfileJson() {}

    /// @param item the caller's own member
    static ObjectNode of(Admitted in, Item item) {
        return of(in, in.account(), MemberItems.read(item), item.version());
    }

    /// The same of what is about to be written.
    static ObjectNode of(Admitted in, Account account, Member member, long version) {
        var roles =
                in.tenant()
                        .roles()
                        .inOrder(
                                in.access().roles().stream()
                                        .map(Role::id)
                                        .collect(Collectors.toSet()));
        var json =
                Json.object()
                        .put("id", account.id().value())
                        .put("username", account.username().value())
                        .put("email", account.email().value())
                        .put("firstName", account.name().first())
                        .put("lastName", account.name().last())
                        .put("name", account.name().full())
                        .put("state", "active");
        in.item(Keys.account(account.id()))
                .flatMap(EmailChangeItems::read)
                .filter(wish -> in.now().isBefore(wish.expiresAt()))
                .ifPresent(wish -> json.put(NEW_EMAIL, wish.to().value()));
        RolesJson.put(json, roles);
        details(json, member.profile());
        var allowed = json.putArray("allowed");
        in.access().permissions().forEach(permission -> allowed.add(permission.code()));
        var until = json.putObject("until");
        roles.stream()
                .filter(role -> !role.equals(BuiltInRole.EVERYONE.id()))
                .forEach(role -> until.put(role.value(), until(member, role, in.now())));
        var grants = json.putArray("grants");
        GrantJson.open(member.grants(), in.now()).forEach(grants::add);
        return json.put("external", member.isGuest())
                .put("isDisabled", false)
                .put("version", version);
    }

    /// What the person may edit (D3).
    private static void details(ObjectNode json, Profile profile) {
        for (var kind : Detail.values()) {
            if (kind != Detail.EXTERNAL_ID) {
                json.put(kind.field(), profile.detail(kind).orElse(null));
            }
        }
        var languages = json.putArray("languages");
        profile.languages().forEach(languages::add);
        json.put("preferredLanguage", profile.preferredLanguage().orElse(null));
    }

    /// Until when the role is held without a gap, all its grants together; null for endless.
    private static @org.jspecify.annotations.Nullable String until(
            Member member, RoleId role, Instant now) {
        var end = member.grants().windowsOf(role).lastsFrom(now);
        return end.equals(Instant.MAX) ? null : end.toString();
    }
}
