package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.domain.Window;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Planting;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.Web;
import gatehouse.local.functions.Function;
import gatehouse.local.mail.Mail;
import gatehouse.local.outside.GivenSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who is told of a change request, by mail. On a system of its own, where the vendor has no other
/// system admins than those of a test.
class RequestMailsIT {
    private static final String PASSWORD = "a-good-password";
    private static final String ROOT = "root@vendor.example";
    private static final String ASKER = "mona@tickets.example";
    private static final String OTHER = "otto@tickets.example";
    private static final TenantId TENANT = new TenantId("tickets");
    private static final TenantId VENDOR = new TenantId("vendor");

    private LocalSystem system;
    private Web web;

    @BeforeEach
    void a_tenant_with_two_who_may_ask() {
        system = LocalSystem.start(GivenSystem.in(Options.usual().port(0)));
        web = new Web(system.base(), ContractCheck::holds);
        planting().tenant(TENANT, "Tickets & Sons", TenantKind.CORPORATE, TENANT);
        person(ASKER, BuiltInRole.MANAGEMENT, TENANT);
        person(OTHER, BuiltInRole.CUSTOMER_ADMINISTRATOR, TENANT);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    @DisplayName(
            "E3: who submits a request gets a confirmation that leads to the ticket, and the vendor's"
                    + " system admins learn of it")
    void submitted() {
        person("ada@vendor.example", BuiltInRole.SYSTEM_ADMIN, VENDOR);
        var request = submit();

        var confirmation = only(ASKER);
        assertThat(confirmation.subject())
                .isEqualTo(
                        "Ticket " + request.path("number").asText() + ": your request has arrived");
        assertThat(confirmation.links()).first().isEqualTo(page(request));
        assertThat(confirmation.links()).first().isEqualTo(request.path("ticket").asText());
        assertThat(confirmation.text())
                .contains("Tickets & Sons", "Mona", "1 × other details", "No more notifications");
        assertThat(confirmation.headers()).containsKey("List-Unsubscribe");
        for (var admin : List.of(ROOT, "ada@vendor.example")) {
            assertThat(only(admin).subject()).contains("Tickets & Sons asks for changes");
            assertThat(only(admin).links()).first().isEqualTo(page(request));
        }
        assertThat(mails(OTHER)).isEmpty();
        assertThat(mails("sam@vendor.example")).as("staff of the vendor").isEmpty();
    }

    @Test
    @DisplayName("E5: of a comment the other side is told, with its text, in the reader's language")
    void commented() {
        speaksGerman(ASKER);
        var request = submit();
        comment(ROOT, request, "Why <b>that</b>?\nAnd when?");
        var asked = newest(ASKER);
        assertThat(asked.subject()).contains("hat kommentiert");
        assertThat(asked.text().lines()).contains("> Why <b>that</b>?", "> And when?");
        assertThat(asked.html()).contains("Why &lt;b&gt;that&lt;/b&gt;?").doesNotContain("<b>that");
        assertThat(asked.links()).first().isEqualTo(page(request));
        assertThat(mails(ROOT)).as("nothing of the own").hasSize(1);

        comment(OTHER, request, "Because of the move");
        assertThat(newest(ROOT).subject()).contains("Otto", "has commented");
        assertThat(newest(ROOT).text()).contains("> Because of the move");
        assertThat(mails(ASKER)).as("of the same side").hasSize(2);
    }

    @Test
    @DisplayName("E7: that the vendor will not do it, the requester is told, with the reason")
    void rejected() {
        var request = submit();
        act(ROOT, request, "/reject", Web.object().put("reason", "Not in this house"));
        assertThat(newest(ASKER).subject()).contains("your request was rejected");
        assertThat(newest(ASKER).text()).contains("Reason: Not in this house", "Root Adler");
        assertThat(mails(ROOT)).hasSize(1);
    }

    @Test
    @DisplayName("E6: when all of it is done, the requester gets a confirmation")
    void implemented() {
        var request = submit();
        act(ROOT, request, "/implement", Web.object());
        assertThat(newest(ASKER).subject()).contains("your request is done");
        assertThat(newest(ASKER).text()).contains("Implemented by: Root Adler");
        assertThat(mails(ROOT)).hasSize(1);
    }

    @Test
    @DisplayName(
            "E7: that it is cancelled, the vendor is told, and the requester where somebody else did"
                    + " it")
    void cancelled() {
        act(ASKER, submit(), "/cancel", Web.object());
        assertThat(newest(ROOT).subject()).contains("the request is cancelled");
        assertThat(mails(ASKER)).hasSize(1);

        act(OTHER, submit(), "/cancel", Web.object());
        assertThat(newest(ASKER).text()).contains("Otto", "has cancelled the request");
        assertThat(newest(ROOT).text()).contains("Otto");
        assertThat(mails(OTHER)).isEmpty();
    }

    @Test
    @DisplayName(
            "E7: the vendor is reminded after 3 days, and the requester told after 30 that nobody"
                    + " decided")
    void in_time() {
        var request = submit();
        system.advance(Duration.ofDays(3));
        assertThat(newest(ROOT).subject()).contains("is waiting for a decision");
        assertThat(newest(ROOT).text()).contains("Closes by itself: ");
        assertThat(mails(ASKER)).hasSize(1);

        system.advance(Duration.ofDays(27));
        assertThat(newest(ASKER).subject())
                .isEqualTo(
                        "Ticket " + request.path("number").asText() + ": your request was closed");
        assertThat(newest(ASKER).text()).contains("Nobody decided about ticket");
        assertThat(mails(ROOT)).hasSize(2);
    }

    @Test
    @DisplayName(
            "C9: B8: a requester who is barred meanwhile is told nothing of the ticket any more; the"
                    + " others who may see it are")
    void barred() {
        var request = submit();
        bar(ASKER, TENANT);
        comment(ROOT, request, "Why?");
        assertThat(only(OTHER).text()).contains("> Why?");
        act(ROOT, request, "/reject", Web.object().put("reason", "Not in this house"));
        assertThat(newest(OTHER).text()).contains("Reason: Not in this house");
        assertThat(mails(ASKER)).as("but that it had arrived").hasSize(1);
    }

    @Test
    @DisplayName(
            "E5: E8: a requester who may not ask any more is told nothing; of the others those who"
                    + " may, and not of what they did themselves")
    void demoted() {
        person("third@tickets.example", BuiltInRole.MANAGEMENT, TENANT);
        person("agent@tickets.example", BuiltInRole.AGENT, TENANT);
        var request = submit();
        demote(ASKER);
        comment(ROOT, request, "Why?");
        act(OTHER, request, "/cancel", Web.object());
        assertThat(mails(ASKER)).hasSize(1);
        assertThat(only(OTHER).text()).contains("> Why?");
        assertThat(mails("third@tickets.example")).hasSize(2);
        assertThat(newest("third@tickets.example").text()).contains("has cancelled the request");
        assertThat(mails("agent@tickets.example")).isEmpty();
    }

    @Test
    @DisplayName("E5: where the requester is gone, the vendor's question reaches the others")
    void gone() {
        person("max@tickets.example", BuiltInRole.ACCOUNT_MANAGER, TENANT);
        var request = submit();
        var place = "/v1/tenants/" + TENANT + "/members/" + id(ASKER);
        var _ = web.expect(204, "DELETE", place, token("max@tickets.example"), "", Map.of());
        comment(ROOT, request, "Why?");
        assertThat(only(OTHER).text()).contains("> Why?");
        assertThat(mails("max@tickets.example"))
                .noneSatisfy(mail -> assertThat(mail.text()).contains("> Why?"));
    }

    @Test
    @DisplayName("C9: who has switched tickets off gets none of these mails, on either side")
    void switched_off() {
        for (var who : List.of(ASKER, ROOT)) {
            var home = who.equals(ROOT) ? VENDOR : TENANT;
            var off = Web.object().put("tickets", false).toString();
            var any = Map.of("If-Match", "*");
            var path = "/v1/tenants/" + home + "/me/notifications";
            var _ = web.expect(200, "PATCH", path, token(who), off, any);
        }
        var request = submit();
        comment(ROOT, request, "Why?");
        comment(ASKER, request, "Because");
        act(ROOT, request, "/reject", Web.object().put("reason", "Not in this house"));
        assertThat(mails(ASKER)).isEmpty();
        assertThat(mails(ROOT)).isEmpty();
    }

    @Test
    @DisplayName("C9: the link in such a mail switches tickets off, also for the vendor's admins")
    void switched_off_by_the_link() {
        var request = submit();
        var link = only(ROOT).links().getLast();
        var token = link.substring(link.indexOf('#') + 1);
        var told = Web.object().put("token", token);
        var what = web.post(200, "/v1/unsubscribe-links/open", "", told);
        assertThat(what.path("kind").asText()).isEqualTo("tickets");
        assertThat(what.at("/tenant/id").asText()).isEqualTo("vendor");
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var _ =
                web.expect(
                        204,
                        "POST",
                        "/v1/unsubscribe-links/" + token,
                        "",
                        "List-Unsubscribe=One-Click",
                        form);
        comment(ASKER, request, "Hello?");
        assertThat(mails(ROOT)).hasSize(1);
    }

    @Test
    @DisplayName(
            "E5: barred admins and those whose role is over are told nothing, nor is who may come one"
                    + " day")
    void others() {
        person("ben@vendor.example", BuiltInRole.SYSTEM_ADMIN, VENDOR);
        person("cal@vendor.example", BuiltInRole.ACCOUNT_MANAGER, VENDOR);
        bar("ben@vendor.example", VENDOR);
        var request = submit();
        assertThat(mails("ben@vendor.example")).isEmpty();
        assertThat(mails("cal@vendor.example")).isEmpty();
        assertThat(mails(ROOT)).hasSize(1);
        assertThat(request.path("state").asText()).isEqualTo("submitted");
    }

    @Test
    @DisplayName("E5: an event that comes again makes no mail again, whoever is an admin then")
    void once() {
        var _ = submit();
        system.quiet();
        person("dan@vendor.example", BuiltInRole.SYSTEM_ADMIN, VENDOR);
        for (var batch : List.copyOf(system.delivered("mailer"))) {
            again(batch);
        }
        assertThat(mails(ASKER)).hasSize(1);
        assertThat(mails(ROOT)).hasSize(1);
    }

    /// Until chaos lets it through.
    private void again(JsonNode batch) {
        for (int tries = 0; tries < 50; tries++) {
            try {
                var _ = system.invoke("mailer", batch);
                return;
            } catch (Function.Failed failed) {
                assertThat(failed.toString()).contains("gatehouse.local.chaos.");
            }
        }
        throw new AssertionError("the mailer never gets through");
    }

    /// Straight in the table, and with nobody told.
    private void bar(String email, TenantId tenant) {
        // what was to be told before is
        system.quiet();
        var table = new Table(system.dynamo(), system.table());
        var item = table.get(Keys.member(tenant, new AccountId(id(email)))).orElseThrow();
        var barred = MemberItems.read(item).enabled(false);
        assertThat(table.commit(MemberItems.replace(item, barred, system.clock().instant())))
                .isEqualTo(Committed.STORED);
        system.quiet();
    }

    /// The same: an agent from now on, and nothing else.
    private void demote(String email) {
        // what was to be told before is
        system.quiet();
        var table = new Table(system.dynamo(), system.table());
        var item = table.get(Keys.member(TENANT, new AccountId(id(email)))).orElseThrow();
        var now = system.clock().instant();
        var member = MemberItems.read(item);
        var left =
                member.grants()
                        .hold(
                                Set.of(BuiltInRole.AGENT.id()),
                                _ ->
                                        Grant.given(
                                                new GrantId("d".repeat(26)),
                                                BuiltInRole.AGENT,
                                                Window.from(now),
                                                "",
                                                "test",
                                                Author.system(VENDOR),
                                                Duration.ZERO,
                                                now),
                                now)
                        .fold(grants -> grants, _ -> Grants.NONE);
        assertThat(table.commit(MemberItems.replace(item, member.with(left), now)))
                .isEqualTo(Committed.STORED);
        system.quiet();
    }

    private JsonNode submit() {
        var body = Web.object();
        var item = body.putArray("items").addObject().put("type", "edit").put("member", id(ASKER));
        item.putObject("set").put("city", "Lübeck " + System.nanoTime());
        return web.post(201, requests(""), token(ASKER), body);
    }

    private void comment(String who, JsonNode request, String text) {
        var path = requests("/" + request.path("id").asText() + "/comments");
        var _ = web.post(201, path, token(who), Web.object().put("text", text));
    }

    private void act(String who, JsonNode request, String what, ObjectNode body) {
        var _ = web.post(200, requests("/" + request.path("id").asText() + what), token(who), body);
    }

    private static String requests(String more) {
        return "/v1/tenants/" + TENANT + "/change-requests" + more;
    }

    private String page(JsonNode request) {
        return system.base() + "/tickets/" + request.path("id").asText();
    }

    private void speaksGerman(String who) {
        var german = Web.object().put("preferredLanguage", "de").toString();
        var any = Map.of("If-Match", "*");
        var path = "/v1/tenants/" + TENANT + "/me";
        var _ = web.expect(200, "PATCH", path, token(who), german, any);
    }

    private String id(String who) {
        return web.get("/v1/me", token(who)).at("/account/id").asText();
    }

    private String token(String who) {
        var password = who.equals(ROOT) ? "root-at-the-gate" : PASSWORD;
        var body = Web.object().put("username", who).put("password", password);
        return web.post(201, "/v1/sessions", "", body).path("accessToken").asText();
    }

    private void person(String email, Role role, TenantId home) {
        var name = email.substring(0, email.indexOf('@'));
        var first = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        planting().person(email, first, "Berg", home, role, PASSWORD);
        // the list of people follows by a moment
        system.quiet();
    }

    private Planting planting() {
        return Planting.in(system);
    }

    private Mail only(String to) {
        assertThat(mails(to)).as(to).hasSize(1);
        return newest(to);
    }

    private Mail newest(String to) {
        return mails(to).getFirst();
    }

    private List<Mail> mails(String to) {
        system.quiet();
        return system.mails(to);
    }
}
