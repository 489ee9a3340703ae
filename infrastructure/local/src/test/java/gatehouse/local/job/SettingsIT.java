package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a tenant sets.
class SettingsIT {
    private final Person manager = House.customer();
    private final String token = House.signIn(manager);
    private final String path = Companies.path(manager.tenant());
    private final String root = House.signIn(House.ROOT);

    @Test
    @DisplayName("A2: every setting can be changed by itself, and the rest stays as it is")
    void each() {
        var wishes =
                List.of(
                        "{\"languages\":[\"de\",\"pt-BR\"],\"languagesEnabled\":true}",
                        "{\"softLimit\":10}",
                        "{\"hardLimit\":20}",
                        "{\"joinEnabled\":true,\"registrationNeedsApproval\":false}",
                        "{\"temporaryPasswords\":true}",
                        "{\"invitationDays\":30}",
                        "{\"reminderDays\":0}",
                        "{\"registrationDays\":90}",
                        "{\"requestReminderDays\":1}",
                        "{\"requestCloseDays\":365}",
                        "{\"separationOfDuties\":[[\"agent\",\"manager\"]]}",
                        "{\"separationOfDuties\":[]}",
                        "{\"mailSenderName\":\"Acme & Sons\"}",
                        "{\"mailSenderName\":null}",
                        "{\"mailBudget\":0}");
        var expected = (ObjectNode) House.get(path, token).json().path("settings");
        int version = 1;
        for (var wish : wishes) {
            var settings = (ObjectNode) House.parsed(wish);
            expected.setAll(settings);
            var edit = House.object().set("settings", settings);
            var changed = Companies.patch(path, token, edit, "\"" + version + "\"");
            assertThat(changed.status()).as(wish + changed.text()).isEqualTo(200);
            assertThat(changed.json().path("settings")).as(wish).isEqualTo(expected);
            assertThat(changed.header("ETag")).isEqualTo("\"" + ++version + "\"");
            assertThat(House.get(path, token).json()).isEqualTo(changed.json());
            var same = Companies.patch(path, token, edit);
            assertThat(same.header("ETag")).as("the same again").isEqualTo("\"" + version + "\"");
        }
        var named = Companies.patch(path, token, House.object().put("name", " Acme Two "));
        assertThat(named.json().path("name").asText()).isEqualTo("Acme Two");
        assertThat(named.json().path("settings")).isEqualTo(expected);
        assertThat(Companies.log(manager.tenant(), token))
                .filteredOn("tenant.changed"::equals)
                .hasSize(wishes.size() + 1);
        var log = House.get(path + "/audit?type=tenant.changed&limit=1", token).json();
        assertThat(log.at("/items/0/after/name").asText()).isEqualTo("Acme Two");
    }

    @Test
    @DisplayName(
            "A2: mails about a tenant come in the name that it has set for them, else in its own;"
                    + " the address stays ours")
    void sender() throws Exception {
        var member = new People(manager);
        var own = House.get(path, token).json().path("name").asText();
        assertThat(sender(member)).isEqualTo(own);
        for (var name :
                List.of(
                        "Acme Zugänge",
                        "Acme, Inc. \"Access\" <root@evil.example>",
                        "<b>Acme</b> & Sons",
                        "=?utf-8?q?X?=",
                        "Łódź ÅÄÖ 株式会社 🏭 ".repeat(6).strip())) {
            var wish = House.object();
            wish.putObject("settings").put("mailSenderName", name);
            assertThat(Companies.patch(path, token, wish).status()).as(name).isEqualTo(200);
            assertThat(sender(member)).isEqualTo(name);
        }
        var wish = House.object();
        wish.putObject("settings").put("mailSenderName", "Acme\r\nBcc: all@evil.example");
        assertThat(Companies.patch(path, token, wish).pointers())
                .containsExactly("/settings/mailSenderName");
        wish.putObject("settings").putNull("mailSenderName");
        assertThat(Companies.patch(path, token, wish).status()).isEqualTo(200);
        assertThat(sender(member)).isEqualTo(own);

        assertThat(Passwords.ask(manager.email()).status()).isEqualTo(202);
        assertThat(from(manager.email()).getPersonal())
                .as("of an account: its home")
                .isEqualTo(own);
        var staff = House.staff();
        House.invite(manager, staff);
        assertThat(from(staff.email()).getPersonal()).as("to a guest").isEqualTo(own);
    }

    /// Whom a mail to somebody new says it is from.
    private static String sender(People people) throws Exception {
        var email = people.added(People.somebody("agent")).path("email").asText();
        var from = from(email);
        assertThat(from.getAddress()).isEqualTo(House.SYSTEM.mails(email).getFirst().from());
        return from.getPersonal();
    }

    private static InternetAddress from(String email) throws Exception {
        House.SYSTEM.quiet();
        var mail = House.SYSTEM.mails(email).getFirst();
        assertThat(mail.headers()).doesNotContainKey("Bcc");
        var all = InternetAddress.parseHeader(mail.headers().get("From"), true);
        assertThat(all).hasSize(1);
        return all[0];
    }

    @Test
    @DisplayName("B6: every faulty setting is named by its place, and nothing is kept")
    void faults() {
        var wish = House.object();
        wish.putObject("settings")
                .put("languagesEnabled", true)
                .put("softLimit", 90)
                .put("hardLimit", 80)
                .put("joinEnabled", "yes")
                .putNull("temporaryPasswords")
                .put("invitationDays", 31)
                .put("reminderDays", -1)
                .put("registrationDays", 0)
                .put("requestReminderDays", 91)
                .put("requestCloseDays", 1.5)
                .put("mailSenderName", "a\nb")
                .put("mailBudget", 10_001)
                .put("requireTotpRank", 10)
                .put("colour", "red")
                .putObject("identityProvider");
        ((ObjectNode) wish.path("settings"))
                .putArray("separationOfDuties")
                .add(House.parsed("[\"agent\"]"))
                .add(House.parsed("[\"agent\",\"nonsense\",\"agent\",3]"))
                .add("agent")
                .add(House.parsed("[\"agent\",\"manager\"]"))
                .add(House.parsed("[\"manager\",\"agent\"]"));
        var refused = Companies.patch(path, token, wish);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder(
                        "/settings/languages",
                        "/settings/softLimit",
                        "/settings/joinEnabled",
                        "/settings/temporaryPasswords",
                        "/settings/invitationDays",
                        "/settings/reminderDays",
                        "/settings/registrationDays",
                        "/settings/requestReminderDays",
                        "/settings/requestCloseDays",
                        "/settings/mailSenderName",
                        "/settings/mailBudget",
                        "/settings/requireTotpRank",
                        "/settings/colour",
                        "/settings/identityProvider",
                        "/settings/separationOfDuties/0",
                        "/settings/separationOfDuties/1/1",
                        "/settings/separationOfDuties/1/2",
                        "/settings/separationOfDuties/1/3",
                        "/settings/separationOfDuties/2",
                        "/settings/separationOfDuties/4");
        assertThat(Companies.patch(path, token, House.object()).pointers()).containsExactly("");
        assertThat(Companies.patch(path, token, House.parsed("{\"settings\":[]}")).pointers())
                .contains("/settings");
        assertThat(Companies.patch(path, token, House.parsed("{\"name\":null}")).pointers())
                .containsExactly("/name");
        var languages = House.object();
        languages.putObject("settings").putArray("languages").add("de").add("not a tag").add(1);
        assertThat(Companies.patch(path, token, languages).pointers())
                .containsExactly("/settings/languages/1", "/settings/languages/2");
        assertThat(House.get(path, token).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    @DisplayName("F6: an edit says which version it means, and a dry run changes nothing")
    void versions() {
        var wish = House.object().put("name", "Otherwise");
        assertThat(House.ask("PATCH", path, token, wish.toString(), Map.of()).status())
                .isEqualTo(428);
        assertThat(Companies.patch(path, token, wish, "\"9\"").status()).isEqualTo(412);
        var tried = Companies.patch(path + "?dryRun=true", token, wish, "\"1\"");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("name").asText()).isEqualTo("Otherwise");
        assertThat(House.get(path, token).header("ETag")).isEqualTo("\"1\"");
        var key = Map.of("Idempotency-Key", "edit-" + manager.tenant(), "If-Match", "\"1\"");
        var first = House.ask("PATCH", path, token, wish.toString(), key);
        var again = House.ask("PATCH", path, token, wish.toString(), key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        var replies =
                House.atOnce(
                        () ->
                                Companies.patch(
                                        path, token, House.object().put("name", "A"), "\"2\""),
                        () ->
                                Companies.patch(
                                        path, token, House.object().put("name", "B"), "\"2\""));
        assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    @DisplayName("F2: others' settings are not there, and who may not manage the own is told so")
    void others() {
        var wish = House.object().put("name", "Otherwise");
        var foreign = Companies.patch(path, House.signIn(House.ANA), wish);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text())
                .isEqualTo(
                        Companies.patch("/v1/tenants/nowhere", House.signIn(House.ANA), wish)
                                .text());
        var agent = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        assertThat(Companies.patch(path, House.signIn(agent), House.object()).problem())
                .isEqualTo("lacks-permission");
        var guest = House.staff();
        House.invite(manager, guest);
        House.accept(guest);
        assertThat(Companies.patch(path, House.signIn(guest), wish).status())
                .as("A2: a customer manager configures everything")
                .isEqualTo(200);
        assertThat(Companies.patch(path, root, House.object().put("name", "Vendor's")).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("B3: from where people come the vendor says, of every tenant but its own")
    void provider() {
        var wish = House.object();
        var provider =
                wish.putObject("settings")
                        .putObject("identityProvider")
                        .put("name", "Acme Login")
                        .put("issuer", "https://login.acme.example")
                        .put("clientId", "gatehouse");
        provider.putArray("domains").add(manager.tenant() + ".example");
        assertThat(Companies.patch(path, token, wish).pointers())
                .containsExactly("/settings/identityProvider");
        assertThat(Companies.patch("/v1/tenants/vendor", root, wish).pointers())
                .containsExactly("/settings/identityProvider");
        var set = Companies.patch(path, root, wish);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/settings/identityProvider/name").asText())
                .isEqualTo("Acme Login");
        var refused = new People(manager).add(People.somebody("agent"));
        assertThat(refused.problem()).isEqualTo("external-identity");
        var join = House.parsed("{\"settings\":{\"joinEnabled\":true}}");
        assertThat(Companies.patch(path, token, join).pointers())
                .as("D6: nobody registers where a provider says who people are")
                .containsExactly("/settings/joinEnabled");
        provider.remove("issuer");
        provider.put("jit", "yes").put("colour", "red");
        assertThat(Companies.patch(path, root, wish).pointers())
                .containsExactlyInAnyOrder(
                        "/settings/identityProvider/issuer",
                        "/settings/identityProvider/jit",
                        "/settings/identityProvider/colour");
        var none = House.parsed("{\"settings\":{\"identityProvider\":null,\"joinEnabled\":true}}");
        assertThat(Companies.patch(path, root, none).status()).isEqualTo(200);
        provider.remove("colour");
        provider.put("jit", true).put("issuer", "https://login.acme.example");
        assertThat(Companies.patch(path, root, wish).pointers())
                .as("joining first has to be switched off")
                .containsExactly("/settings/joinEnabled");
        assertThat(Companies.log(manager.tenant(), token)).contains("tenant.changed");
    }

    @Test
    @DisplayName("A3: being invited takes no right of a system admin's away")
    void invited_admin() {
        var admin = House.member(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN);
        House.invite(manager, admin);
        House.accept(admin);
        var wish = House.parsed("{\"settings\":{\"identityProvider\":null,\"mailBudget\":7}}");
        assertThat(Companies.patch(path, House.signIn(admin), wish).status()).isEqualTo(200);
        var guest = House.staff();
        House.invite(manager, guest);
        House.accept(guest);
        assertThat(Companies.patch(path, House.signIn(guest), wish).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("D6: nobody registers with a private customer, nor to be of the vendor's")
    void joining() {
        var join = House.parsed("{\"settings\":{\"joinEnabled\":true}}");
        var jo = House.customerOf(manager, TenantKind.PRIVATE);
        for (var closed : List.of(Companies.path("vendor"), Companies.path(jo.value()))) {
            assertThat(Companies.patch(closed, root, join).pointers())
                    .containsExactly("/settings/joinEnabled");
        }
    }

    @Test
    @DisplayName("F1: who asks a second factor of the own rank has one first")
    void second_factor() {
        var wish = House.parsed("{\"settings\":{\"requireTotpRank\":1}}");
        var above = House.parsed("{\"settings\":{\"requireTotpRank\":0}}");
        assertThat(Companies.patch(path, token, above).status()).isEqualTo(200);
        var refused = Companies.patch(path, token, wish);
        assertThat(refused.pointers()).containsExactly("/settings/requireTotpRank");
        assertThat(House.get(path, token).status()).isEqualTo(200);

        var _ = Authenticator.on(manager, token);
        assertThat(Companies.patch(path, token, wish).status()).isEqualTo(200);
        var admin = House.member(new TenantId(manager.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        assertThat(House.get(path, House.signIn(admin)).problem())
                .isEqualTo("second-factor-required");
        var none = House.parsed("{\"settings\":{\"requireTotpRank\":null}}");
        assertThat(Companies.patch(path, root, none).status())
                .as("the vendor is not of that rank there")
                .isEqualTo(200);
        assertThat(House.get(path, House.signIn(admin)).status()).isEqualTo(200);
        assertThat(Companies.patch(path, root, wish).status()).isEqualTo(200);
    }
}
