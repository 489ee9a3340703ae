package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Keys;
import gatehouse.domain.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The picture of one person, as somebody sees and changes it through HTTP.
///
/// @param who asks
/// @param path of the picture
record Album(Person who, String path) {

    static Album own(Person who) {
        return new Album(who, House.home(who, "/me/avatar"));
    }

    static Album of(Person boss, Person whose) {
        return new Album(boss, new People(boss).path(House.account(whose.email()) + "/avatar"));
    }

    Reply put(byte[] picture, String type, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("Content-Type", type);
        return House.ask("PUT", path, House.signIn(who), picture, headers);
    }

    /// The first one, a PNG.
    Reply first(byte[] picture) {
        var reply = put(picture, "image/png", Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    /// Whatever was there before.
    Reply replace(byte[] picture, String type) {
        var reply = put(picture, type, Map.of("If-Match", "*"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    Reply get() {
        return House.get(path, House.signIn(who));
    }

    byte[] bytes() {
        return House.bytes(path, House.signIn(who));
    }

    Reply delete() {
        return House.delete(path, House.signIn(who));
    }

    /// The names of the files of somebody's pictures, once all is quiet.
    static List<String> files(Person whose) {
        return files(whose.tenant(), House.account(whose.email()).value());
    }

    /// The same of an account that need not be there any more.
    static List<String> files(String tenant, String account) {
        House.SYSTEM.quiet();
        var folder = "/avatars/" + tenant + "/" + account + "/";
        return House.SYSTEM.files().keySet().stream()
                .filter(name -> name.contains(folder))
                .toList();
    }

    /// Whether something stands beside a member.
    static boolean isRemembered(String tenant, String account) {
        var place = Keys.more(new TenantId(tenant), new gatehouse.domain.AccountId(account));
        return House.table().get(place).isPresent();
    }
}
