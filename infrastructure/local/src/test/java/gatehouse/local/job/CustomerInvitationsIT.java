package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Keys;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Updating;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Module;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a managing tenant's people offer to the people of its customers, and who of them may.
class CustomerInvitationsIT {
    private final Managing here = Managing.fresh();

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("C3: with all five fields somebody is invited, and the answer shows them")
    void invited() {
        try (var _ = House.stopClock()) {
            var now = House.SYSTEM.clock().instant();
            var wish = Managing.wish("moderator").put("email", "Lea.New@Clinic.Example");
            var made = here.invite(wish);

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            var id = made.json().path("id").asText();
            assertThat(made.header("Location")).isEqualTo(here.path("/" + id));
            assertThat(made.header("ETag")).isEqualTo("\"1\"");
            var json = made.json();
            assertThat(json.path("kind").asText()).isEqualTo("customer");
            assertThat(json.path("email").asText()).isEqualTo("lea.new@clinic.example");
            assertThat(json.path("firstName").asText()).isEqualTo("Noor");
            assertThat(json.path("lastName").asText()).isEqualTo("Haddad");
            assertThat(json.path("language").asText()).isEqualTo("de");
            assertThat(json.path("role").asText()).isEqualTo("moderator");
            assertThat(json.path("state").asText()).isEqualTo("pending");
            assertThat(Instant.parse(json.path("start").asText())).isEqualTo(now);
            assertThat(json.path("end").isNull()).isTrue();
            assertThat(json.path("external").asBoolean()).isFalse();
            assertThat(json.path("invitedBy").path("tenant").asText())
                    .isEqualTo(here.boss().tenant());
            assertThat(Instant.parse(json.path("linkExpiresAt").asText()))
                    .isEqualTo(now.plus(Duration.ofDays(7)));
            assertThat(json.path("warnings")).isEmpty();
            assertThat(here.show(id).json().path("version").asInt()).isEqualTo(1);
            assertThat(here.delete(id).status()).isEqualTo(204);
        }
    }

    @Test
    @DisplayName("C3: the mail is in the person's language, and names who invites, as what, where")
    void mail() {
        var invitation = here.invited(Managing.wish("moderator"));
        House.SYSTEM.quiet();
        var mails = House.SYSTEM.mails(invitation.path("email").asText());
        assertThat(mails).hasSize(1);
        var mail = mails.getFirst();
        assertThat(mail.subject()).startsWith("Person ").contains("lädt Sie ein", "Managed ");
        assertThat(mail.text())
                .contains("von Managing ", "Zugang zu Managed ", "Moderation", "ein Passwort");
        assertThat(mail.links()).hasSize(1);
        assertThat(mail.links().getFirst()).contains("/accept#");
        assertThat(here.show(invitation.path("id").asText()).json().path("delivery").asText())
                .isEqualTo("delivered");
    }

    @Test
    @DisplayName(
            "C3: an address whose account is barred at home elsewhere gets its mails like any other,"
                    + " so that the inviter learns nothing; accepting is refused")
    void barred_elsewhere() {
        var home = House.customer();
        var person = House.member(new TenantId(home.tenant()), BuiltInRole.MEMBER);
        new People(home).disable(person);
        var invitation = here.invited(Managing.wish(person, "member"));
        House.SYSTEM.quiet();
        var mail = House.SYSTEM.mails(person.email()).getFirst();
        assertThat(mail.subject()).as("in the language of the invitation").contains("lädt Sie ein");
        var id = invitation.path("id").asText();
        assertThat(here.show(id).json().path("delivery").asText()).isEqualTo("delivered");
        assertThat(Managing.acceptAnew(Managing.token(invitation)).status()).isEqualTo(401);

        assertThat(here.resend(id).status()).isEqualTo(200);
        House.SYSTEM.quiet();
        assertThat(here.show(id).json().path("delivery").asText()).isEqualTo("delivered");
        assertThat(here.delete(id).status()).isEqualTo(204);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email())).hasSize(3);
        assertThat(House.SYSTEM.mails(person.email()).getFirst().subject())
                .startsWith("Zurückgezogen");
    }

    @Test
    @DisplayName(
            "C3: every faulty field is named, and by the managing tenant no other role is given")
    void faults() {
        var bad =
                House.object()
                        .put("firstName", " ")
                        .put("email", "nobody")
                        .put("language", "not a language")
                        .put("role", "admin")
                        .put("reason", "Helping with the yearly report");
        assertThat(here.invite(bad).pointers())
                .containsExactlyInAnyOrder(
                        "/firstName", "/lastName", "/email", "/language", "/role", "/reason");
        for (var role : BuiltInRole.values()) {
            var reply = here.invite(Managing.wish(role.id().value()));
            boolean good =
                    Set.of("member", "moderator", "administrator").contains(role.id().value());
            assertThat(reply.status()).as("F3: %s", role).isEqualTo(good ? 201 : 422);
        }
    }

    @Test
    @DisplayName("C3: several are invited in one call, each with a result and a mail of its own")
    void several() {
        var first = Managing.wish("member");
        var bad = Managing.wish("agent");
        var boss = Managing.wish("administrator");
        var wish = House.object();
        wish.putArray("items").add(first).add(bad).add(first).add("none").add(boss);
        var key = Map.of("Idempotency-Key", "several");
        var token = House.signIn(here.boss());
        var reply = House.ask("POST", here.path(""), token, wish.toString(), key);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var results = reply.json().path("results");
        var statuses = new ArrayList<Integer>();
        results.forEach(one -> statuses.add(one.path("status").asInt()));
        assertThat(statuses).containsExactly(201, 422, 409, 422, 201);
        assertThat(results.at("/1/problem/errors/0/pointer").asText()).isEqualTo("/role");
        assertThat(results.at("/1/id").isNull()).isTrue();
        assertThat(results.at("/0").has("warnings")).isFalse();
        assertThat(results.at("/4/warnings/0").asText()).as("C5").contains("moderator or member");
        assertThat(here.show(results.at("/0/id").asText()).status()).isEqualTo(200);
        assertThat(here.listed("")).hasSize(2);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(first.path("email").asText())).hasSize(1);

        var again = House.ask("POST", here.path(""), token, wish.toString(), key);
        assertThat(again.json().at("/results/0/id")).isEqualTo(results.at("/0/id"));
        assertThat(again.json().at("/results/4/status").asInt()).isEqualTo(201);
        wish.withArray("items").removeAll();
        wish.withArray("items").add(boss);
        var other = House.ask("POST", here.path(""), token, wish.toString(), key);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(first.path("email").asText())).hasSize(1);
    }

    @Test
    @DisplayName("C3: none and fifty-one in one call are refused as a whole")
    void too_many() {
        var wish = House.object();
        var items = wish.putArray("items");
        assertThat(here.invite(wish).pointers()).containsExactly("/items");
        for (int i = 0; i < 51; i++) {
            items.add(Managing.wish("member"));
        }
        assertThat(here.invite(wish).pointers()).containsExactly("/items");
        assertThat(here.listed("")).isEmpty();
        assertThat(here.invite(Managing.wish("member").put("items", 1)).status()).isEqualTo(422);
    }

    @Test
    @DisplayName(
            "C3: the managing tenant lists what it offered, by state and address, page by page")
    void listed() {
        var first = here.invited(Managing.wish("member"));
        var second = here.invited(Managing.wish("moderator"));
        here.delete(second.path("id").asText());
        var came = here.came("member");

        assertThat(here.listed("?state=pending")).containsExactly(first.path("email").asText());
        assertThat(here.listed("?state=revoked")).containsExactly(second.path("email").asText());
        assertThat(here.listed("?state=accepted")).containsExactly(came.person().email());
        assertThat(here.listed("?email=" + came.person().email())).hasSize(1);
        var page = House.get(here.path("?limit=2"), House.signIn(here.boss())).json();
        var next = page.path("next").asText();
        assertThat(here.listed("?limit=2&cursor=" + next)).hasSize(1);
        var elsewhere = "/customers/acme-clinic/invitations?limit=2&cursor=" + next;
        assertThat(House.get("/v1/tenants/acme" + elsewhere, House.signIn(House.ANA)).status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName(
            "C3: sent again there is a new link, which voids the older one, three times at most")
    void sent_again() {
        var invitation = here.invited(Managing.wish("member"));
        var id = invitation.path("id").asText();
        var old = Managing.token(invitation);
        assertThat(Managing.open(old).status()).isEqualTo(200);
        var again = here.resend(id);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().path("version").asInt()).isEqualTo(2);
        var fresh = Managing.token(invitation);
        assertThat(Managing.open(old).status()).isEqualTo(410);
        assertThat(Managing.acceptAnew(old).status()).isEqualTo(410);
        assertThat(Managing.open(fresh).status()).isEqualTo(200);
        here.resend(id);
        here.resend(id);
        assertThat(here.resend(id).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("C3: an offer that nobody takes up runs out after the managing tenant's days")
    void runs_out() {
        var days = Updating.of(Keys.tenant(new TenantId(here.boss().tenant())));
        var _ = House.table().commit(days.set("settings.invitationDays", 3).write());
        var admin = here.atCustomer(BuiltInRole.ADMIN);
        var invitation = here.invited(Managing.wish("member"));
        var token = Managing.token(invitation);
        House.SYSTEM.advance(Duration.ofDays(3));
        House.SYSTEM.quiet();
        assertThat(Managing.open(token).status()).isEqualTo(410);
        assertThat(Managing.acceptAnew(token).status()).isEqualTo(410);
        assertThat(here.listed("?state=expired")).hasSize(1);
        assertThat(here.delete(invitation.path("id").asText()).status()).isEqualTo(410);
        var log = House.get(here.own("/audit?type=invitation.expired"), House.signIn(admin));
        assertThat(log.json().path("items")).hasSize(1);
        assertThat(
                        here.invite(
                                        Managing.wish("member")
                                                .put("email", invitation.path("email").asText()))
                                .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("C3: whoever has an offer there, or is there, is not invited once more")
    void once_each() {
        var invitation = here.invited(Managing.wish("member"));
        var same = Managing.wish("moderator").put("email", invitation.path("email").asText());
        assertThat(here.invite(same).status()).isEqualTo(409);
        Managing.acceptAnew(Managing.token(invitation));
        assertThat(here.invite(same).status()).isEqualTo(409);

        var guest = House.staff();
        here.invited(Managing.wish(guest, "member"));
        House.accept(guest);
        assertThat(here.invite(Managing.wish(guest, "member")).status()).isEqualTo(409);
        assertThat(here.invite(Managing.wish(House.staff(), "member")).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F3: nobody invites the own address, alone or among others")
    void oneself() {
        var creator = here.colleague(BuiltInRole.CONTENT_CREATOR);
        var token = House.signIn(creator);
        var own = Managing.wish(creator, "administrator");
        own.put("email", creator.email().toUpperCase(Locale.ROOT));
        var refused = House.post(here.path(""), token, own);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/email");
        assertThat(House.post(here.path(""), token, own.put("role", "agent")).pointers())
                .containsExactlyInAnyOrder("/email", "/role");
        var several = House.object();
        several.putArray("items").add(own.put("role", "member")).add(Managing.wish("member"));
        var results = House.post(here.path(""), token, several).json().path("results");
        assertThat(results.at("/0/status").asInt()).isEqualTo(422);
        assertThat(results.at("/0/problem/errors/0/pointer").asText()).isEqualTo("/email");
        assertThat(results.at("/1/status").asInt()).isEqualTo(201);
        assertThat(here.invite(Managing.wish(creator, "member")).status())
                .as("a colleague does")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("C3: the mails are those of the managing tenant's hour")
    void budget() {
        House.mailBudget(here.boss(), 1);
        assertThat(here.invite(Managing.wish("member")).status()).isEqualTo(201);
        var wish = House.object();
        wish.putArray("items").add(Managing.wish("member"));
        assertThat(here.invite(Managing.wish("member")).status()).isEqualTo(429);
        assertThat(here.invite(wish).json().at("/results/0/status").asInt()).isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource(
            value = BuiltInRole.class,
            names = {
                "ACCOUNT_MANAGER",
                "ADMIN",
                "ADMINISTRATOR",
                "DEPARTMENT_ADMINISTRATOR",
                "CONTENT_CREATOR"
            })
    @DisplayName(
            "C4: administrators, department administrators and content creators may, whatever their rank")
    void who_may(BuiltInRole role) {
        var colleague = House.signIn(here.colleague(role));
        var made = House.post(here.path(""), colleague, Managing.wish("administrator"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var one = here.path("/" + made.json().path("id").asText());
        assertThat(House.get(one, colleague).status()).isEqualTo(200);
        assertThat(House.get(here.path(""), colleague).status()).isEqualTo(200);
        assertThat(House.ask("POST", one + "/resend", colleague, "", Map.of()).status())
                .isEqualTo(200);
        assertThat(House.delete(one, colleague).status()).isEqualTo(204);
        var roles = "/v1/tenants/" + here.boss().tenant() + "/roles";
        for (var offered : List.of("member", "moderator", "administrator")) {
            var shown = House.get(roles + "/" + offered, colleague).json();
            assertThat(shown.path("permissions")).as("%s before offering it", offered).isNotEmpty();
            assertThat(shown.path("description").asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BuiltInRole.class,
            names = {"STAFF_ADMIN", "MANAGEMENT", "MANAGER", "MODERATOR", "AGENT", "MEMBER"})
    @DisplayName("C4: nobody else of the managing tenant may")
    void who_may_not(BuiltInRole role) {
        mayNot(House.signIn(here.colleague(role)));
    }

    @Test
    @DisplayName("C4: customer managers of the vendor may not, nor does a role of the tenant's own")
    void vendors_people_may_not() {
        var vera = House.staff();
        House.invite(here.boss(), vera);
        House.accept(vera);
        mayNot(House.signIn(vera));

        var wish = House.object().put("name", "Inviter").put("rank", 5);
        wish.putArray("permissions").add("invite-customers");
        var role = House.post(House.home(here.boss(), "/roles"), House.signIn(here.boss()), wish);
        assertThat(role.pointers()).containsExactly("/permissions/0");
    }

    private void mayNot(String token) {
        var one = here.path("/" + here.invited(Managing.wish("member")).path("id").asText());
        for (var reply :
                List.of(
                        House.post(here.path(""), token, Managing.wish("member")),
                        House.get(here.path(""), token),
                        House.get(one, token),
                        House.ask("POST", one + "/resend", token, "", Map.of()),
                        House.delete(one, token))) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("lacks-permission");
            assertThat(reply.json().path("detail").asText()).contains("invite-customers");
        }
    }

    @Test
    @DisplayName("C5: for an administrator the answers recommend less, and invite all the same")
    void warned() {
        var invitation = here.invited(Managing.wish("administrator"));
        assertThat(invitation.at("/warnings/0").asText()).contains("moderator or member");
        var shown = here.show(invitation.path("id").asText()).json();
        assertThat(shown.path("warnings")).isEqualTo(invitation.path("warnings"));
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(invitation.path("email").asText())).hasSize(1);
        assertThat(Managing.open(Managing.token(invitation)).json().at("/invitation/warnings"))
                .as("not the invited person's matter")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "C6: people of the customer's own administrators are no invitations, nor the vendor's")
    void others() {
        var admin = here.came("administrator").person();
        var made = new People(admin).added(People.somebody("member"));
        var manager = here.atCustomer(BuiltInRole.ACCOUNT_MANAGER);
        var vera = House.staff();
        var theirs = House.invite(manager, vera).path("id").asText();
        assertThat(here.listed("")).containsExactly(admin.email());
        assertThat(here.show(theirs).status()).isEqualTo(404);
        assertThat(here.delete(theirs).status()).isEqualTo(404);
        assertThat(here.resend(theirs).status()).isEqualTo(404);
        assertThat(made.path("state").asText()).isEqualTo("active");
    }

    @Test
    @DisplayName(
            "C6: the customer's own people see who is invited, and leave it to the managing tenant")
    void seen_by_the_customer() {
        var invitation = here.invited(Managing.wish("moderator"));
        var id = invitation.path("id").asText();
        var manager = here.atCustomer(BuiltInRole.ACCOUNT_MANAGER);
        var entry = new People(manager).only("?q=haddad");
        assertThat(entry.path("state").asText()).isEqualTo("invited");
        assertThat(entry.path("name").asText()).isEqualTo("Noor Haddad");
        assertThat(entry.path("roles").toString()).contains("moderator");
        assertThat(entry.path("external").asBoolean()).isFalse();
        assertThat(entry.path("group").isNull()).isTrue();

        var token = House.signIn(manager);
        var shown = House.get(here.own("/invitations/" + id), token);
        assertThat(shown.json().path("kind").asText()).isEqualTo("customer");
        assertThat(House.get(here.own("/invitations"), token).json().path("items")).hasSize(1);
        assertThat(House.delete(here.own("/invitations/" + id), token).status()).isEqualTo(409);
        var resend = here.own("/invitations/" + id + "/resend");
        assertThat(House.ask("POST", resend, token, "", Map.of()).status()).isEqualTo(409);
        assertThat(here.show(id).json().path("state").asText()).isEqualTo("pending");
    }

    @Test
    @DisplayName("C1: without the module every route answers 403 and names it")
    void without_the_module() {
        var invitation = here.invited(Managing.wish("member"));
        var token = Managing.token(invitation);
        var one = here.path("/" + invitation.path("id").asText());
        here.module(false);
        var boss = House.signIn(here.boss());
        var several = House.object();
        several.putArray("items").add(Managing.wish("member"));
        for (var reply :
                List.of(
                        here.invite(Managing.wish("member")),
                        here.invite(several),
                        House.get(here.path(""), boss),
                        House.get(one, boss),
                        House.ask("POST", one + "/resend", boss, "", Map.of()),
                        House.delete(one, boss),
                        Managing.open(token),
                        Managing.acceptAnew(token))) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("module-off");
            assertThat(reply.json().path("detail").asText()).contains("customer-login");
        }
        here.module(true);
        var accepted = Managing.acceptAnew(token);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        var off = Managing.with(TenantKind.CORPORATE, Set.of());
        assertThat(off.invite(Managing.wish("member")).problem()).isEqualTo("module-off");
    }

    @Test
    @DisplayName("C2: into a private customer nobody is invited")
    void private_customer() {
        var jo = Managing.with(TenantKind.PRIVATE, Set.of(Module.CUSTOMER_LOGIN));
        var reply = jo.invite(Managing.wish("member"));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("detail").asText()).contains("private");
        var several = House.object();
        several.putArray("items").add(Managing.wish("member"));
        assertThat(jo.invite(several).status()).isEqualTo(409);
        assertThat(jo.listed("")).isEmpty();
    }

    @Test
    @DisplayName("B3: where a customer's people come from a provider, the refusal names it")
    void external_identity() {
        var invitation = here.invited(Managing.wish("member"));
        var token = Managing.token(invitation);
        provider();
        for (var reply :
                List.of(
                        here.invite(Managing.wish("member")),
                        here.resend(invitation.path("id").asText()),
                        Managing.open(token),
                        Managing.acceptAnew(token))) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo("external-identity");
            assertThat(reply.json().path("detail").asText()).contains("Clinic Login");
        }
        assertThat(here.delete(invitation.path("id").asText()).status()).isEqualTo(204);
    }

    private void provider() {
        var place = Keys.tenant(here.customer());
        var item = House.table().get(place).orElseThrow();
        var tenant = TenantItems.read(item);
        var provider =
                new IdentityProvider.Oidc(
                        "Clinic Login",
                        "https://login.clinic.example",
                        "gatehouse",
                        List.of("clinic.example"),
                        IdentityProvider.Claims.STANDARD,
                        false);
        var write =
                TenantItems.replace(
                        item,
                        tenant.settings().with(provider),
                        new Change(
                                EventId.next(new SecureRandom()),
                                EventType.PROVIDER_CHANGED,
                                here.customer(),
                                Subject.of(here.customer()),
                                Author.system(new TenantId("vendor")),
                                House.SYSTEM.clock().instant(),
                                "A provider of its own",
                                "test",
                                "test"));
        var _ = House.table().commit(write);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-clinic", "globex", "never-was", "NO SLUG", "~", "own", "itself"})
    @DisplayName(
            "F2: a foreign customer, a customer of a customer, an unknown and a malformed id look the same")
    void not_mine(String customer) {
        var boss = House.signIn(here.boss());
        var grandchild = "below-" + here.customer();
        House.planting()
                .tenant(new TenantId(grandchild), "Below", TenantKind.CORPORATE, here.customer());
        var id = here.invited(Managing.wish("member")).path("id").asText();
        var asked =
                switch (customer) {
                    case "own" -> grandchild;
                    case "itself" -> here.boss().tenant();
                    default -> customer.replace(" ", "%20");
                };
        var absent = House.get("/v1/tenants/never-was/customers/x/invitations", boss).text();
        var several = House.object();
        several.putArray("items").add(Managing.wish("member"));
        for (var reply :
                List.of(
                        House.post(here.path(asked, ""), boss, Managing.wish("member")),
                        House.post(here.path(asked, ""), boss, House.object()),
                        House.post(here.path(asked, ""), boss, several),
                        House.get(here.path(asked, ""), boss),
                        House.get(here.path(asked, "/" + id), boss),
                        House.delete(here.path(asked, "/" + id), boss),
                        House.ask(
                                "POST", here.path(asked, "/" + id + "/resend"), boss, "", Map.of()),
                        here.show("0".repeat(32) + ".1"),
                        here.show("nothing"))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(absent);
        }
        var stranger = House.signIn(House.customer());
        assertThat(House.get(here.path(""), stranger).text()).isEqualTo(absent);
        assertThat(House.get(here.path(""), House.signIn(House.ROOT)).text())
                .as("the vendor has no say in it")
                .isEqualTo(absent);
    }

    @Test
    @DisplayName("F7: a dry run answers what would come, and changes nothing")
    void tried() {
        var invitation = here.invited(Managing.wish("member"));
        var one = here.path("/" + invitation.path("id").asText());
        var token = Managing.token(invitation).put("password", Passwords.CHOSEN);
        var boss = House.signIn(here.boss());
        var several = House.object();
        several.putArray("items").add(Managing.wish("administrator"));
        var before = House.everything();
        var made = House.post(here.path("?dryRun=true"), boss, Managing.wish("member"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().path("state").asText()).isEqualTo("pending");
        var results = House.post(here.path("?dryRun=true"), boss, several).json();
        assertThat(results.at("/results/0/status").asInt()).isEqualTo(201);
        assertThat(results.at("/results/0/id").isNull()).isTrue();
        for (var reply :
                List.of(
                        House.ask("POST", one + "/resend?dryRun=true", boss, "", Map.of()),
                        House.delete(one + "?dryRun=true", boss))) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
        for (var name : List.of(House.MIA.email(), "nobodys-name")) {
            var reply =
                    House.post(
                            Managing.ACCEPT + "?dryRun=true",
                            "",
                            token.deepCopy().put("username", name));
            assertThat(reply.status()).as("of who is signed in").isEqualTo(422);
            assertThat(reply.pointers()).containsExactly("?dryRun");
        }
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F6: the same key invites once, and answers the same")
    void once_by_key() {
        var wish = Managing.wish("member").toString();
        var key = Map.of("Idempotency-Key", "once");
        var boss = House.signIn(here.boss());
        var first = House.ask("POST", here.path(""), boss, wish, key);
        var again = House.ask("POST", here.path(""), boss, wish, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(here.listed("")).hasSize(1);
    }
}
