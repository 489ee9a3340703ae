package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody may write into the own profile, and what only a link lets anybody do (D3, F5).
class OwnFieldsIT {
    private static final List<String> NEVER =
            List.of(
                    // D3's own list, by every name that design gives or gave it
                    "group",
                    "role",
                    "roles",
                    "permissions",
                    "grants",
                    "active",
                    "enabled",
                    "isDisabled",
                    "isLockedOut",
                    "state",
                    "enableNotifications",
                    "externalId",
                    "hardLimit",
                    "softLimit",
                    // what is changed elsewhere, or never
                    "username",
                    "password",
                    "currentPassword",
                    "twoFactorEnabled",
                    "totp",
                    "sessions",
                    "id",
                    "account",
                    "home",
                    "tenant",
                    "external",
                    "allowed",
                    "until",
                    "newEmail",
                    "emailVerified",
                    "newEmailGeneration",
                    "linkGeneration",
                    "linkMailed",
                    "delivery",
                    "registeredAt",
                    "lastLogin",
                    "version",
                    "pk",
                    "sk");

    private final Person manager = House.customer();
    private final Person person = House.member(new TenantId(manager.tenant()), BuiltInRole.MEMBER);
    private final String token = House.signIn(person);
    private final String wanted = "wanted-" + person.email();

    @Test
    @DisplayName(
            "D3: each field that a person may not edit is refused by name, and nothing changes")
    void by_name() {
        var before = House.everything();
        for (var field : NEVER) {
            for (var value :
                    List.of("\"admin\"", "[\"admin\"]", "{\"id\":1}", "true", "0", "null")) {
                var body = "{\"email\":\"%s\",\"%s\":%s}".formatted(wanted, field, value);
                var refused = change(body);
                assertThat(refused.status()).as(body).isEqualTo(422);
                assertThat(refused.pointers()).as(body).containsExactly("/" + field);
            }
        }
        var all = House.object().put("email", wanted);
        NEVER.forEach(field -> all.put(field, "x"));
        assertThat(change(all.toString()).pointers())
                .containsExactlyInAnyOrderElementsOf(
                        NEVER.stream().map(field -> "/" + field).toList());
        assertThat(House.everything()).isEqualTo(before);
        assertThat(House.SYSTEM.mails(wanted)).isEmpty();

        assertThat(change(House.object().put("email", wanted).toString()).status())
                .as("without them")
                .isEqualTo(200);
    }

    private Reply change(String body) {
        var path = House.home(person, "/me");
        return House.ask("PATCH", path, token, body, Map.of("If-Match", "*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Passwords.RESET, Passwords.ACTIVATE, "/v1/email-changes/complete"})
    @DisplayName("F5: a password without the token of a link changes nothing, whoever sends it")
    void no_token(String path) {
        var before = House.everything();
        for (var who : List.of("", token)) {
            var without = House.object().put("password", Passwords.CHOSEN);
            assertThat(House.post(path, who, without).status()).isEqualTo(422);
            assertThat(House.post(path, who, without).pointers()).contains("/token");
            without.put("username", person.email()).put("email", person.email());
            assertThat(House.post(path, who, without).pointers())
                    .contains("/token", "/username", "/email");
            without.putNull("token");
            assertThat(House.post(path, who, without).pointers()).contains("/token");
        }
        assertThat(House.everything()).isEqualTo(before);
        assertThat(Passwords.signIn(person.email(), Passwords.CHOSEN).status()).isEqualTo(401);
        assertThat(Passwords.signIn(person.email(), person.password()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D3: a link to another address takes no password along, and stays good")
    void no_password() {
        assertThat(change(House.object().put("email", wanted).toString()).status()).isEqualTo(200);
        var body = House.object().put("token", House.linkToken(wanted));
        var both = body.deepCopy().put("password", Passwords.CHOSEN);
        var refused = House.post("/v1/email-changes/complete", "", both);
        assertThat(refused.pointers()).containsExactly("/password");

        assertThat(Passwords.signIn(person.email(), Passwords.CHOSEN).status()).isEqualTo(401);
        assertThat(House.post("/v1/email-changes/complete", "", body).status()).isEqualTo(204);
    }
}
