package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Codes;
import gatehouse.aws.Delivery;
import gatehouse.aws.Entries;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.TryItems;
import gatehouse.domain.Detail;
import gatehouse.domain.Group;
import gatehouse.domain.Member;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.people.Entry;
import gatehouse.http.Json;
import java.time.Instant;
import java.util.Optional;

/// A member as answers show it.
public final class MemberJson {
    private MemberJson() {}

    /// A line of the list. A role of the tenant's own that is gone is held no longer.
    ///
    /// @param roles all that there are in the tenant
    public static ObjectNode line(Entry entry, RoleCatalogue roles, Instant now) {
        var json =
                Json.object()
                        .put("id", entry.id())
                        .put("username", entry.username().isEmpty() ? null : entry.username())
                        .put("email", entry.email())
                        .put("firstName", entry.person().map(PersonName::first).orElse(null))
                        .put("lastName", entry.person().map(PersonName::last).orElse(null))
                        .put("name", entry.name())
                        .put("state", Codes.of(entry.state()));
        RolesJson.put(json, roles.inOrder(entry.rolesAt(now)));
        entry.group()
                .ifPresentOrElse(
                        group -> json.set("group", group(group)), () -> json.putNull("group"));
        return json.put("active", entry.enabled())
                .put("company", entry.company().isEmpty() ? null : entry.company())
                .put("country", entry.country().isEmpty() ? null : entry.country())
                .put("external", entry.external())
                .put("registeredAt", entry.registeredAt().toString())
                .put("isDisabled", !entry.enabled());
    }

    /// All of a member.
    ///
    /// @param item the member's
    /// @param login the account's; of a guest nothing of it is shown: it is the home tenant's
    ///   matter
    /// @param roles all that there are in the tenant
    public static ObjectNode whole(
            Item item, Optional<Item> login, RoleCatalogue roles, Instant now) {
        return whole(MemberItems.read(item), login, Delivery.of(item), item.version(), roles, now);
    }

    /// The same of one that is about to be written.
    ///
    /// @param delivery how far the last mail got that the tenant had sent to the person; empty
    ///   where none was
    public static ObjectNode whole(
            Member member,
            Optional<Item> login,
            String delivery,
            long version,
            RoleCatalogue roles,
            Instant now) {
        var json = line(Entries.whole(member, now), roles, now);
        profile(json, member.profile());
        json.put("delivery", delivery.isEmpty() ? null : delivery);
        var own = login.filter(_ -> !member.isGuest());
        json.put(
                "lastLogin",
                own.flatMap(AccountItems::lastLogin).map(Instant::toString).orElse(null));
        return json.put("isLockedOut", own.map(account -> isLockedOut(account, now)).orElse(null))
                .put(
                        "twoFactorEnabled",
                        own.map(account -> AccountItems.read(account).secondFactor()).orElse(null))
                .put("version", version);
    }

    /// Whether somebody who signs in where nobody knows them has to wait.
    static boolean isLockedOut(Item account, Instant now) {
        return !TryItems.read(Optional.of(account), TryItems.STRANGER).waitAt(now).isZero();
    }

    private static void profile(ObjectNode json, Profile profile) {
        for (var kind : Detail.values()) {
            json.put(kind.field(), profile.detail(kind).orElse(null));
        }
        json.put("enableNotifications", profile.notifications());
        var languages = json.putArray("languages");
        profile.languages().forEach(languages::add);
        json.put("preferredLanguage", profile.preferredLanguage().orElse(null))
                .put("softLimit", profile.softLimit().orElse(null))
                .put("hardLimit", profile.hardLimit().orElse(null));
    }

    private static ObjectNode group(Group group) {
        return Json.object().put("id", group.id().value()).put("name", group.name());
    }
}
