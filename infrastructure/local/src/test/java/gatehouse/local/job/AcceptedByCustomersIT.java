package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.local.demo.TinyPicture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What becomes of an offer to a customer's people: accepted with a new account and with one that
/// is there, taken back with whom it brought, and void.
class AcceptedByCustomersIT {
    private final Managing here = Managing.fresh();

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("C3: who has no account gets one by accepting, at home in the customer, and is in")
    void new_account() {
        var invitation = here.invited(Managing.wish("moderator"));
        var email = invitation.path("email").asText();
        var token = Managing.token(invitation);
        var opened = Managing.open(token).json();
        assertThat(opened.path("needs").asText()).isEqualTo("account");
        assertThat(opened.at("/tenant/id").asText()).isEqualTo(here.customer().value());
        House.SYSTEM.advance(Duration.ofHours(2));
        try (var _ = House.stopClock()) {
            var now = House.SYSTEM.clock().instant();
            var reply = Managing.acceptAnew(token);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.json().path("username").asText()).isEqualTo(email);
            var grant = reply.json().path("grant");
            assertThat(grant.path("role").asText()).isEqualTo("moderator");
            assertThat(Instant.parse(grant.path("start").asText())).isEqualTo(now);
            assertThat(grant.path("end").isNull()).isTrue();
            assertThat(grant.path("source").asText()).startsWith("invitation/");
        }
        var person = new Person(email, Passwords.CHOSEN, here.customer().value());
        var me = House.get("/v1/me", House.signIn(person)).json();
        assertThat(me.at("/tenants/0/id").asText()).isEqualTo(here.customer().value());
        assertThat(me.at("/tenants/0/external").asBoolean()).isFalse();
        var profile = House.get(here.own("/me"), House.signIn(person)).json();
        assertThat(profile.path("firstName").asText()).isEqualTo("Noor");
        assertThat(profile.path("preferredLanguage").asText()).isEqualTo("de");
        assertThat(profile.path("roles").toString()).contains("moderator");

        House.SYSTEM.quiet();
        var told = House.SYSTEM.mails(here.boss().email()).getFirst();
        assertThat(told.subject()).contains("Noor Haddad has accepted");
        assertThat(told.text()).contains("lasts until somebody takes it back");
        assertThat(here.show(invitation.path("id").asText()).json().path("state").asText())
                .isEqualTo("accepted");
        assertThat(Managing.open(token).status()).isEqualTo(410);
        assertThat(Managing.acceptAnew(token).status()).isEqualTo(410);
        var same = House.post(Managing.ACCEPT, House.signIn(person), token);
        assertThat(same.status()).as("the same person").isEqualTo(200);
    }

    @Test
    @DisplayName(
            "D2: a username may be chosen; one that is taken, and a bad password, spend nothing")
    void chosen() {
        var invitation = here.invited(Managing.wish("member"));
        var token = Managing.token(invitation);
        var taken = token.deepCopy().put("password", Passwords.CHOSEN);
        taken.put("username", House.MIA.email());
        assertThat(House.post(Managing.ACCEPT, "", taken).status()).isEqualTo(409);
        var bad = token.deepCopy().put("password", "short").put("username", "x").put("other", 1);
        assertThat(House.post(Managing.ACCEPT, "", bad).pointers())
                .containsExactlyInAnyOrder("/password", "/username", "/other");
        for (var own : List.of("haddad12", invitation.path("email").asText())) {
            var guessed = token.deepCopy().put("password", own);
            assertThat(House.post(Managing.ACCEPT, "", guessed).pointers())
                    .containsOnly("/password");
        }
        assertThat(House.post(Managing.ACCEPT, "", token).pointers()).containsExactly("/password");
        var nothing = House.object().put("password", Passwords.CHOSEN);
        assertThat(House.post(Managing.ACCEPT, "", nothing).pointers()).containsExactly("/token");
        var forged = House.object().put("token", token.path("token").asText() + "x");
        assertThat(Managing.acceptAnew(forged).status()).isEqualTo(404);

        var name = House.fresh("noor-");
        var good = token.deepCopy().put("password", Passwords.CHOSEN).put("username", name);
        var reply = House.post(Managing.ACCEPT, "", good);
        assertThat(reply.json().path("username").asText()).isEqualTo(name);
        var session = House.object().put("username", name).put("password", Passwords.CHOSEN);
        assertThat(House.post("/v1/sessions", "", session).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "F1: with a link nobody looks up who has which username: ten, and no name is judged")
    void names() {
        var token = Managing.token(here.invited(Managing.wish("member")));
        token.put("password", Passwords.CHOSEN);
        var taken = token.deepCopy().put("username", House.MIA.email());
        var first =
                House.atOnce(30, () -> House.post(Managing.ACCEPT, "", taken)).stream()
                        .map(Reply::status)
                        .toList();
        assertThat(first).containsOnly(409, 429);
        assertThat(first).filteredOn(status -> status == 409).hasSizeBetween(1, 10);
        var free = token.deepCopy().put("username", "nobodys-" + here.customer());
        for (var wish : List.of(taken, free)) {
            var reply = House.post(Managing.ACCEPT, "", wish);
            assertThat(reply.status()).as(reply.text()).isEqualTo(429);
            assertThat(Long.parseLong(reply.header("Retry-After"))).isPositive();
        }
        var accepted = House.post(Managing.ACCEPT, "", token);
        assertThat(accepted.status()).as("without one: %s", accepted.text()).isEqualTo(200);
    }

    @Test
    @DisplayName("C3: who has an account elsewhere accepts signed in, and is a guest from then on")
    void guest() {
        var staff = House.staff();
        var invitation = here.invited(Managing.wish(staff, "member"));
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email()).getFirst().text())
                .contains("mit Ihrem eigenen Konto");
        var token = Managing.token(invitation);
        assertThat(Managing.open(token).json().path("needs").asText()).isEqualTo("sign-in");
        assertThat(Managing.acceptAnew(token).status()).isEqualTo(401);
        var withPassword = token.deepCopy().put("password", Passwords.CHOSEN);
        withPassword.put("username", "somebody");
        assertThat(House.post(Managing.ACCEPT, House.signIn(staff), withPassword).pointers())
                .containsExactlyInAnyOrder("/username", "/password");

        var grant = House.accept(staff);
        assertThat(grant.path("end").isNull()).isTrue();
        assertThat(House.get(here.own("/me"), House.signIn(staff)).status()).isEqualTo(200);
        var admin = new People(here.atCustomer(BuiltInRole.ADMIN));
        var line = admin.only("?q=" + staff.email().substring(0, staff.email().indexOf('@')));
        assertThat(line.path("external").asBoolean()).isTrue();
        assertThat(House.accept(staff).path("id")).isEqualTo(grant.path("id"));
    }

    @Test
    @DisplayName("F5: signed in as somebody else the offer is not spent, whatever comes with it")
    void somebody_else() {
        var invitation = here.invited(Managing.wish("member"));
        var token = Managing.token(invitation);
        var other = House.signIn(House.staff());
        var withPassword = token.deepCopy().put("password", Passwords.CHOSEN);
        for (var body : List.of(token, withPassword)) {
            var reply = House.post(Managing.ACCEPT, other, body);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("other-person");
        }
        assertThat(House.post(Managing.ACCEPT, "no.good.token", withPassword).status())
                .isEqualTo(401);
        assertThat(Managing.acceptAnew(token).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "C7: deleting an accepted invitation deletes the account that it made, with its names")
    void account_deleted() {
        var came = here.came("moderator");
        var token = House.signIn(came.person());
        var picture = House.ask("PUT", here.own("/me/avatar"), token, TinyPicture.png(), Map.of());
        assertThat(picture.status()).isEqualTo(201);
        assertThat(here.delete(came.invitation()).status()).isEqualTo(204);

        assertThat(House.get(here.own("/me"), token).status()).isEqualTo(401);
        var body =
                House.object()
                        .put("username", came.person().email())
                        .put("password", Passwords.CHOSEN);
        assertThat(House.post("/v1/sessions", "", body).status()).isEqualTo(401);
        var admin = here.atCustomer(BuiltInRole.ADMIN);
        assertThat(new People(admin).emails("")).containsExactly(admin.email());
        assertThat(here.show(came.invitation()).json().path("state").asText()).isEqualTo("revoked");
        assertThat(here.delete(came.invitation()).status()).isEqualTo(410);

        var log = House.get(here.own("/audit?type=invitation.revoked"), House.signIn(admin));
        var entry = log.json().at("/items/0");
        assertThat(entry.at("/before/brought").asText()).isEqualTo("account");
        assertThat(entry.at("/before/acceptedBy").asText()).isNotEmpty();
        assertThat(entry.at("/actor/tenant").asText()).isEqualTo(here.boss().tenant());
        var again = Managing.wish("member").put("email", came.person().email());
        assertThat(Managing.acceptAnew(Managing.token(here.invited(again))).status())
                .as("the address is free again")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("C7: whatever the customer has made of the person since, it goes")
    void promoted() {
        var came = here.came("member");
        var admin = new People(here.atCustomer(BuiltInRole.ACCOUNT_MANAGER));
        var id = House.account(came.person().email()).value();
        var group = House.group(admin.boss(), "Night shift");
        var wish = House.object().put("group", group).put("externalId", "hr-17");
        wish.putArray("roles").add("admin");
        assertThat(admin.edit(id, wish).status()).isEqualTo(200);
        assertThat(counted()).contains(id);

        assertThat(here.delete(came.invitation()).status()).isEqualTo(204);
        assertThat(counted()).doesNotContain(id);
        House.SYSTEM.quiet();
        var groups = House.get(here.own("/groups/" + group), House.signIn(admin.boss())).json();
        assertThat(groups.path("members").asInt()).isZero();
        var other = People.somebody("agent").put("externalId", "hr-17");
        assertThat(admin.add(other).status()).as("the external id is free").isEqualTo(201);
    }

    @Test
    @DisplayName("C7: where the person was a guest elsewhere, that ends with the account")
    void guest_elsewhere() {
        var came = here.came("member");
        var other = Managing.fresh();
        other.invited(Managing.wish(came.person(), "moderator"));
        House.accept(came.person());
        var admin = new People(other.atCustomer(BuiltInRole.ADMIN));
        assertThat(admin.emails("")).contains(came.person().email());
        assertThat(here.delete(came.invitation()).status()).isEqualTo(204);
        assertThat(admin.emails("")).doesNotContain(came.person().email());
    }

    @Test
    @DisplayName("C7: of somebody at home elsewhere only the membership goes")
    void membership_deleted() {
        var staff = House.staff();
        var invitation = here.invited(Managing.wish(staff, "administrator"));
        House.accept(staff);
        assertThat(here.delete(invitation.path("id").asText()).status()).isEqualTo(204);
        var token = House.signIn(staff);
        assertThat(House.get(here.own("/me"), token).status()).isEqualTo(404);
        assertThat(House.get("/v1/me", token).json().path("tenants")).hasSize(1);
        var admin = here.atCustomer(BuiltInRole.ADMIN);
        assertThat(new People(admin).emails("?disabled=include")).containsExactly(admin.email());
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email()).getFirst().subject()).contains("was ended");
    }

    @Test
    @DisplayName(
            "C7: that it was deleted is told to who accepted, not to who has the invited address"
                    + " since")
    void membership_deleted_after_another_address() {
        var staff = House.staff();
        var invitation = here.invited(Managing.wish(staff, "administrator"));
        House.accept(staff);
        var moved = People.movedAway(staff);
        int before = House.SYSTEM.mails(staff.email()).size();
        assertThat(here.delete(invitation.path("id").asText()).status()).isEqualTo(204);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email())).as("somebody else").hasSize(before);
        assertThat(House.SYSTEM.mails(moved).getFirst().subject()).contains("was ended");
    }

    @Test
    @DisplayName("C7: who was there anyway loses only what the invitation gave")
    void grant_taken() {
        var vera = House.staff();
        var manager = here.atCustomer(BuiltInRole.ACCOUNT_MANAGER);
        var invitation = here.invited(Managing.wish(vera, "member"));
        var offered = Managing.token(invitation);
        // invited meanwhile by the customer itself: one address has one offer at a time
        assertThat(
                        House.post(
                                        House.home(manager, "/vendor-invitations"),
                                        House.signIn(manager),
                                        House.wish(vera))
                                .status())
                .isEqualTo(409);
        assertThat(House.post(Managing.ACCEPT, House.signIn(vera), offered).status())
                .isEqualTo(200);
        House.invite(manager, vera);
        House.accept(vera);
        assertThat(here.delete(invitation.path("id").asText()).status()).isEqualTo(204);
        assertThat(House.get(here.own("/me"), House.signIn(vera)).status())
                .as("the membership was brought by it, and goes with all that hangs on it")
                .isEqualTo(404);

        var ed = new People(here.atCustomer(BuiltInRole.ADMIN));
        var late = here.invited(Managing.wish("administrator"));
        var link = Managing.token(late);
        var made =
                ed.added(
                        People.somebody("member")
                                .put("email", late.path("email").asText())
                                .put("password", Passwords.CHOSEN));
        var person =
                new Person(late.path("email").asText(), Passwords.CHOSEN, here.customer().value());
        assertThat(House.post(Managing.ACCEPT, House.signIn(person), link).status()).isEqualTo(200);
        assertThat(counted()).as("E10").contains(made.path("id").asText());
        assertThat(here.delete(late.path("id").asText()).status()).isEqualTo(204);
        var own = House.get(here.own("/me"), House.signIn(person)).json();
        assertThat(own.path("roles").toString()).contains("member").doesNotContain("administrator");
        assertThat(counted()).doesNotContain(made.path("id").asText());
    }

    @Test
    @DisplayName("C7: who was deleted by the customer, and came again by another way, stays")
    void deleted_before() {
        var staff = House.staff();
        var first = here.invited(Managing.wish(staff, "member")).path("id").asText();
        House.accept(staff);
        var admin = new People(here.atCustomer(BuiltInRole.ADMIN));
        assertThat(admin.delete(House.account(staff.email()).value()).status()).isEqualTo(204);
        House.SYSTEM.advance(Duration.ofSeconds(2));
        here.invited(Managing.wish(staff, "moderator"));
        House.accept(staff);
        assertThat(here.delete(first).status()).isEqualTo(204);
        assertThat(House.get(here.own("/me"), House.signIn(staff)).status()).isEqualTo(200);

        var came = here.came("member");
        admin.delete(House.account(came.person().email()).value());
        assertThat(here.delete(came.invitation()).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("C7: a pending invitation that is deleted is void, and the person is told")
    void pending_deleted() {
        var invitation = here.invited(Managing.wish("member"));
        var token = Managing.token(invitation);
        assertThat(here.delete(invitation.path("id").asText()).status()).isEqualTo(204);
        assertThat(Managing.open(token).status()).isEqualTo(410);
        assertThat(Managing.acceptAnew(token).status()).isEqualTo(410);
        House.SYSTEM.quiet();
        var mail = House.SYSTEM.mails(invitation.path("email").asText()).getFirst();
        assertThat(mail.subject()).startsWith("Zurückgezogen");
        assertThat(mail.links()).isEmpty();
    }

    @Test
    @DisplayName("E10: an administrator who came by invitation counts, and may let others go")
    void administers() {
        var admin = here.came("administrator");
        assertThat(counted()).containsExactly(House.account(admin.person().email()).value());
        var other = here.came("member");
        assertThat(counted()).hasSize(1);
        assertThat(here.delete(admin.invitation()).status())
                .as("a managed customer needs none")
                .isEqualTo(204);
        assertThat(counted()).isEmpty();
        assertThat(here.delete(other.invitation()).status()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "C10: independent, the customer keeps its people, and the managing tenant has no say")
    void independent() {
        var came = here.came("administrator");
        var invitation = here.invited(Managing.wish("member"));
        var id = invitation.path("id").asText();
        var token = Managing.token(invitation);
        here.release();

        var boss = House.signIn(here.boss());
        var one = here.path("/" + id);
        var theirs = here.path("/" + came.invitation());
        for (var reply :
                List.of(
                        here.invite(Managing.wish("member")),
                        House.get(here.path(""), boss),
                        House.get(one, boss),
                        House.ask("POST", one + "/resend", boss, "", Map.of()),
                        House.delete(one, boss),
                        House.delete(theirs, boss))) {
            assertThat(reply.status()).isEqualTo(404);
        }
        assertThat(Managing.open(token).status()).isEqualTo(410);
        assertThat(Managing.acceptAnew(token).status()).isEqualTo(410);
        var again = Managing.token(invitationOf(came));
        assertThat(House.post(Managing.ACCEPT, House.signIn(came.person()), again).status())
                .as("who is in already is told so")
                .isEqualTo(200);
        assertThat(House.get(here.own("/me"), House.signIn(came.person())).status()).isEqualTo(200);

        House.SYSTEM.quiet();
        assertThat(new People(came.person()).emails("")).containsExactly(came.person().email());
        var manager = here.atCustomer(BuiltInRole.ACCOUNT_MANAGER);
        var shown = House.get(here.own("/invitations/" + id), House.signIn(manager)).json();
        assertThat(shown.path("state").asText()).isEqualTo("revoked");
        var log = House.get(here.own("/audit?type=invitation.revoked"), House.signIn(manager));
        assertThat(log.json().path("items")).hasSize(1);
        assertThat(log.json().at("/items/0/actor/tenant").asText()).isEqualTo(here.boss().tenant());
        var mail = House.SYSTEM.mails(invitation.path("email").asText()).getFirst();
        assertThat(mail.subject()).startsWith("Zurückgezogen");
    }

    private static JsonNode invitationOf(Managing.Came came) {
        return House.object().put("email", came.person().email());
    }

    @Test
    @DisplayName(
            "C10: before the world is told, what is void is shown as taken back, and hinders nobody")
    void void_at_once() {
        var manager = here.atCustomer(BuiltInRole.ACCOUNT_MANAGER);
        var staff = House.staff();
        var id = here.invited(Managing.wish(staff, "member")).path("id").asText();
        House.SYSTEM.pause("relay");
        here.release();
        var own = House.signIn(manager);
        assertThat(House.get(here.own("/invitations/" + id), own).json().path("state").asText())
                .isEqualTo("revoked");
        assertThat(House.get(here.own("/invitations?state=pending"), own).json().path("items"))
                .isEmpty();
        var vendors =
                House.post(House.home(manager, "/vendor-invitations"), own, House.wish(staff));
        assertThat(vendors.status()).as(vendors.text()).isEqualTo(201);
        closed(id, own);
        House.SYSTEM.resume("relay");
        House.SYSTEM.quiet();
        closed(id, own);
        assertThat(House.get(here.own("/invitations?state=pending"), own).json().path("items"))
                .hasSize(1);
    }

    /// That nobody is said to have a say any more in an offer that is void.
    private void closed(String id, String own) {
        var one = here.own("/invitations/" + id);
        assertThat(House.delete(one, own).status()).isEqualTo(410);
        assertThat(House.ask("POST", one + "/resend", own, "", Map.of()).status()).isEqualTo(410);
    }

    /// Whom the last-administrator guard counts in the customer.
    private List<String> counted() {
        return Optional.ofNullable(
                        House.table()
                                .batch(List.of(Keys.administrators(here.customer())))
                                .get(Keys.administrators(here.customer())))
                .map(item -> item.members("ids"))
                .orElse(List.of());
    }
}
