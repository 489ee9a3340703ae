package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Joining;
import gatehouse.domain.TenantId;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.identity.Issuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Deciding about those who registered (D6).
class ApprovalIT {
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef.1";

    private final Applicants at = Applicants.ofNewTenant(true);
    private final People people = new People(at.boss());

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName(
            "D6: on approval a mail goes out, from an address that nobody reads and that says so,"
                    + " with the username and a link to choose a password")
    void approved() {
        var email = at.confirmed(Applicants.somebody());
        var id = at.id(email);
        var reply = at.approve(id);

        assertThat(reply.text())
                .isEqualTo("{\"results\":[{\"id\":\"%s\",\"status\":200}]}".formatted(id));
        var mail = Applicants.mails(email).getFirst();
        assertThat(mail.subject()).startsWith("Welcome to Customer");
        assertThat(mail.text()).contains(email, "takes no replies");
        assertThat(mail.headers())
                .containsEntry("Auto-Submitted", "auto-generated")
                .doesNotContainKey("Reply-To");
        assertThat(mail.links())
                .singleElement()
                .asString()
                .startsWith(House.SYSTEM.base() + "/activate#");
        assertThat(Passwords.signIn(email, Passwords.CHOSEN).status()).isEqualTo(401);
        assertThat(Passwords.use(Passwords.ACTIVATE, House.linkToken(email)).status())
                .isEqualTo(204);
        assertThat(Passwords.signIn(email, Passwords.CHOSEN).status()).isEqualTo(201);

        var member = people.only("?role=customer");
        assertThat(member.path("state").asText()).isEqualTo("active");
        assertThat(member.path("external").asBoolean()).isFalse();
        assertThat(people.show(member.path("id").asText()).path("delivery").asText())
                .isEqualTo("delivered");
        var shown = at.show(id);
        assertThat(shown.path("state").asText()).isEqualTo("approved");
        assertThat(shown.at("/decidedBy/account").asText())
                .isEqualTo(House.account(at.boss().email()).value());
        assertThat(shown.has("decidedAt")).isTrue();
    }

    @Test
    @DisplayName(
            "D6: where the tenant has opted in, the mail brings a password for one sign-in, which has"
                    + " to set another")
    void one_time() {
        var opted = House.object();
        opted.putObject("settings").put("temporaryPasswords", true);
        var changed =
                House.ask(
                        "PATCH",
                        House.home(at.boss(), ""),
                        House.signIn(at.boss()),
                        opted.toString(),
                        Map.of("If-Match", "*"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var email = at.confirmed(Applicants.somebody());
        assertThat(Applicants.statuses(at.approve(at.id(email)))).containsExactly(200);

        var text = Applicants.mails(email).getFirst().text();
        var line = text.lines().filter(each -> each.startsWith("One-time password: ")).findFirst();
        var password = line.orElseThrow().substring("One-time password: ".length()).strip();
        assertThat(password).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
        var entered = Passwords.signIn(email, password);
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        assertThat(Passwords.signIn(email, password).status()).isEqualTo(401);
        var token = entered.json().path("accessToken").asText();
        assertThat(House.get("/v1/me", token).problem()).isEqualTo("password-change-required");
        var own = House.object().put("currentPassword", password);
        own.put("password", Passwords.CHOSEN);
        assertThat(House.post("/v1/me/credentials", token, own).status()).isLessThan(300);
        assertThat(House.get(House.home(at.boss(), "/me"), token).status()).isEqualTo(200);
        assertThat(House.everything().toString()).doesNotContain(password);
        assertThat(House.SYSTEM.events().toString()).doesNotContain(password);
    }

    @Test
    @DisplayName("F4: the decision stands in the log, with who, why, whom and the account, once")
    void told() {
        var email = at.confirmed(Applicants.somebody());
        var id = at.id(email);
        var wish = Applicants.wish(id).put("reason", "A customer of many years");
        assertThat(Applicants.statuses(at.decide("/approve", at.boss(), wish, Map.of())))
                .containsExactly(200);

        var entries = at.entries("registration.approved");
        assertThat(entries).hasSize(1);
        var entry = entries.get(0);
        assertThat(entry.at("/subject/id").asText()).isEqualTo(id);
        assertThat(entry.at("/actor/account").asText())
                .isEqualTo(House.account(at.boss().email()).value());
        assertThat(entry.path("reason").asText()).isEqualTo("A customer of many years");
        assertThat(entry.at("/before/state").asText()).isEqualTo("waiting");
        assertThat(entry.at("/after/state").asText()).isEqualTo("approved");
        assertThat(entry.at("/after/account").asText()).isEqualTo(House.account(email).value());
        assertThat(at.entries("member.created").toString()).doesNotContain(email);
    }

    @Test
    @DisplayName("D6: disapproved politely by mail, with the reason; the person may try again")
    void disapproved() {
        var email = at.confirmed(Applicants.somebody());
        var first = at.id(email);
        var wish = Applicants.wish(first).put("reason", "Not one of our customers");
        assertThat(Applicants.statuses(at.decide("/disapprove", at.boss(), wish, Map.of())))
                .containsExactly(200);

        var mail = Applicants.mails(email).getFirst();
        assertThat(mail.subject()).startsWith("Your registration with Customer");
        assertThat(mail.text()).contains("Thank you", "Not one of our customers", "no replies");
        assertThat(at.entries("registration.disapproved").at("/0/reason").asText())
                .isEqualTo("Not one of our customers");
        at.confirmed(Applicants.somebody(email));
        var second = at.id(email);
        assertThat(second).isEqualTo(first.replaceAll("1$", "2"));
        assertThat(Applicants.statuses(at.approve(second))).containsExactly(200);
        assertThat(at.show(first).path("state").asText()).isEqualTo("disapproved");
        assertThat(at.list("").path("items")).hasSize(2);
    }

    @Test
    @DisplayName("D6: in bulk there is a result for each, in the order asked, whatever it is")
    void bulk() {
        var one = at.waiting();
        var two = at.waiting();
        var gone = at.waiting();
        assertThat(Applicants.statuses(at.disapprove(gone))).containsExactly(200);
        var unconfirmed = Applicants.somebody();
        at.register(unconfirmed);
        var hidden = Email.parse(unconfirmed.path("email").asText());
        var foreign = Applicants.ofNewTenant(true).waiting();
        var reply =
                at.approve(
                        two,
                        NOBODYS,
                        one,
                        "rubbish",
                        gone,
                        hidden.orElseThrow().hash() + ".1",
                        foreign,
                        two);

        assertThat(Applicants.statuses(reply))
                .containsExactly(200, 404, 200, 404, 409, 404, 404, 200);
        var results = reply.json().path("results");
        assertThat(results.findValuesAsText("id").subList(0, 4))
                .containsExactly(two, NOBODYS, one, "rubbish");
        assertThat(results.get(1).path("problem"))
                .as("they look the same")
                .isEqualTo(results.get(3).path("problem"))
                .isEqualTo(results.get(5).path("problem"))
                .isEqualTo(results.get(6).path("problem"));
        assertThat(results.get(0).has("problem")).isFalse();
        assertThat(at.entries("registration.approved")).hasSize(2);
    }

    @Test
    @DisplayName("D6: a hundred at a time, all let in, and not one more")
    void hundred() {
        House.mailBudget(at.boss(), 200);
        var emails = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            var email = Applicants.somebody().path("email").asText();
            at.register(Applicants.somebody(email));
            emails.add(email);
            ids.add(Email.parse(email).orElseThrow().hash() + ".1");
        }
        House.SYSTEM.quiet();
        var all = ids.toArray(String[]::new);
        ids.add(NOBODYS);
        var many = at.approve(ids.toArray(String[]::new));
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.pointers()).containsExactly("/ids");
        assertThat(Applicants.statuses(at.approve(all)))
                .as("none is confirmed yet")
                .hasSize(100)
                .containsOnly(404);
        for (var email : emails) {
            assertThat(Applicants.confirm(House.linkToken(email)).status()).isEqualTo(200);
        }
        var requests = new AtomicInteger();
        long began = System.nanoTime();
        Reply reply;
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals("approve")) {
                        requests.incrementAndGet();
                    }
                    return next.answer(call);
                })) {
            reply = at.approve(all);
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "100 registrations approved by one request in %.1f s, with %d requests to the table%n",
                took.toMillis() / 1000.0, requests.get());
        var statuses = Applicants.statuses(reply);
        assertThat(statuses).hasSize(100).contains(200);
        // what a slow machine has no time for is asked for again
        for (int again = 0; statuses.contains(503) && again < 9; again++) {
            statuses = Applicants.statuses(at.approve(all));
        }
        assertThat(statuses).hasSize(100).containsOnly(200);
        assertThat(people.list("?role=customer").path("total").asInt()).isEqualTo(100);
        assertThat(emails)
                .allSatisfy(email ->
                        assertThat(House.SYSTEM.mails(email).getFirst().subject())
                                .startsWith("Welcome to"));
    }

    @Test
    @DisplayName("F6: every fault of the request is named")
    void bad_fields() {
        assertThat(at.approve().pointers()).containsExactly("/ids");
        var wish = House.object().put("reason", "short").put("role", "admin");
        wish.putArray("ids").add(1).add(NOBODYS);
        var reply = at.decide("/disapprove", at.boss(), wish, Map.of());
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/ids/0", "/reason", "/role");
        for (var query : List.of("?state=unconfirmed", "?state=pending", "?limit=0", "?x=1")) {
            assertThat(House.get(at.path() + query, House.signIn(at.boss())).status())
                    .as(query)
                    .isEqualTo(422);
        }
    }

    @Test
    @DisplayName(
            "D6: only who manages people may see and decide, and may give the role customer;"
                    + " strangers find nothing")
    void permissions() {
        var id = at.waiting();
        var agent = House.signIn(House.member(at.tenant(), BuiltInRole.AGENT));
        var stranger = House.signIn(House.customer());
        var gone = House.get("/v1/nowhere", "").text();
        for (var path : List.of("", "/" + id, "/" + NOBODYS, "/rubbish")) {
            assertThat(House.get(at.path() + path, agent).problem()).isEqualTo("lacks-permission");
            var hidden = House.get(at.path() + path, stranger);
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.text()).isEqualTo(gone);
            assertThat(House.get(at.path() + path, "").status()).isEqualTo(401);
        }
        for (var path : List.of("/" + NOBODYS, "/rubbish")) {
            var hidden = House.get(at.path() + path, House.signIn(at.boss()));
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.text()).isEqualTo(gone);
        }
        for (var how : List.of("/approve", "/disapprove")) {
            var wish = Applicants.wish(id);
            assertThat(House.post(at.path() + how, agent, wish).problem())
                    .isEqualTo("lacks-permission");
            assertThat(House.post(at.path() + how, stranger, wish).text()).isEqualTo(gone);
            assertThat(House.post(at.path() + how, "", wish).status()).isEqualTo(401);
        }
        var role = House.role(at.boss(), "People only", 6, "read-people", "manage-people");
        var clerk = people.known(role);
        assertThat(House.get(at.path(), House.signIn(clerk)).status()).isEqualTo(200);
        assertThat(at.decide("/approve", clerk, Applicants.wish(id), Map.of()).problem())
                .isEqualTo("out-of-reach");
        assertThat(at.show(id).path("state").asText()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("D6: nobody decides about the own registration")
    void own() {
        var staff = House.staff();
        at.confirmed(Applicants.somebody(staff.email()));
        var id = at.id(staff.email());
        House.invite(at.boss(), staff);
        House.accept(staff);
        for (var how : List.of("/approve", "/disapprove")) {
            var reply = at.decide(how, staff, Applicants.wish(id), Map.of());
            assertThat(Applicants.statuses(reply)).containsExactly(403);
            assertThat(reply.json().at("/results/0/problem/type").asText())
                    .isEqualTo("/problems/outranked");
        }
        assertThat(Applicants.statuses(at.approve(id)))
                .as("who came in another way meanwhile")
                .containsExactly(409);
        assertThat(Applicants.statuses(at.disapprove(id))).containsExactly(200);
    }

    @Test
    @DisplayName("D6: an address that has an account elsewhere comes as a guest, with that account")
    void elsewhere() {
        var home = House.customer();
        var person = House.member(new TenantId(home.tenant()), BuiltInRole.MEMBER);
        at.confirmed(Applicants.somebody(person.email()));
        assertThat(Applicants.statuses(at.approve(at.id(person.email())))).containsExactly(200);

        var mail = Applicants.mails(person.email()).getFirst();
        assertThat(mail.links()).isEmpty();
        assertThat(mail.text()).contains(person.email(), "account");
        var me = House.get("/v1/me", House.signIn(person)).json();
        assertThat(me.path("tenants")).hasSize(2);
        var guest = people.only("?external=only");
        assertThat(guest.path("id").asText()).isEqualTo(House.account(person.email()).value());
        assertThat(guest.path("roles").toString()).isEqualTo("[\"customer\"]");

        assertThat(people.delete(guest.path("id").asText()).status()).isEqualTo(204);
        at.confirmed(Applicants.somebody(person.email()));
        assertThat(Applicants.statuses(at.approve(at.id(person.email())))).containsExactly(200);
        assertThat(people.only("?external=only").path("email").asText()).isEqualTo(person.email());
    }

    @Test
    @DisplayName(
            "D6: an address whose account was made or barred meanwhile is not let in, and the"
                    + " registration stays")
    void made_meanwhile() {
        var email = at.confirmed(Applicants.somebody());
        var id = at.id(email);
        people.added(People.somebody("customer").put("email", email));
        var reply = at.approve(id);
        assertThat(Applicants.statuses(reply)).containsExactly(409);
        assertThat(reply.json().at("/results/0/problem/detail").asText())
                .isEqualTo("The person is a member here already");

        var home = House.customer();
        var barred = House.member(new TenantId(home.tenant()), BuiltInRole.MEMBER);
        at.confirmed(Applicants.somebody(barred.email()));
        var waits = at.id(barred.email());
        new People(home).disable(barred);
        var elsewhere = at.approve(waits);
        assertThat(Applicants.statuses(elsewhere)).containsExactly(409);
        assertThat(elsewhere.json().at("/results/0/problem/detail").asText())
                .as("what another tenant has done is not told")
                .isEqualTo("This person cannot be let in now");
        assertThat(at.show(waits).path("state").asText()).isEqualTo("waiting");
        assertThat(at.show(id).path("state").asText()).isEqualTo("waiting");
    }

    @Test
    @DisplayName(
            "D6: who was a guest here and is barred here is not let in, and those who decide are told")
    void barred_here() {
        var home = House.customer();
        var guest = House.member(new TenantId(home.tenant()), BuiltInRole.MEMBER);
        var id = House.account(guest.email()).value();
        at.confirmed(Applicants.somebody(guest.email()));
        assertThat(Applicants.statuses(at.approve(at.id(guest.email())))).containsExactly(200);
        var token = House.signIn(at.boss());
        for (var grant : House.get(House.home(at.boss(), "/grants"), token).json().path("items")) {
            if (grant.at("/member/id").asText().equals(id)) {
                var place = people.path(id) + "/grants/" + grant.path("id").asText();
                assertThat(House.delete(place, token).status()).isEqualTo(204);
            }
        }
        House.bar(guest.email(), at.boss().tenant());
        // the mail of the revoking is not to be the newest
        House.SYSTEM.quiet();
        at.confirmed(Applicants.somebody(guest.email()));
        var reply = at.approve(at.id(guest.email()));
        assertThat(Applicants.statuses(reply)).containsExactly(409);
        assertThat(reply.json().at("/results/0/problem/detail").asText())
                .isEqualTo("The account of this address is barred");
    }

    @Test
    @DisplayName(
            "D2: the username is the one that was wished for while it is free, else the address, or"
                    + " one made from it")
    void usernames() {
        var wished = "wished-" + at.boss().tenant();
        var one = at.confirmed(Applicants.somebody().put("username", wished));
        var two = at.confirmed(Applicants.somebody().put("username", wished));
        var three =
                at.confirmed(
                        Applicants.somebody(
                                "a.very.long.name.indeed." + at.boss().tenant() + "@mail.example"));
        assertThat(Applicants.statuses(at.approve(at.id(one), at.id(two), at.id(three))))
                .containsOnly(200);
        assertThat(username(one)).isEqualTo(wished);
        assertThat(username(two)).isEqualTo(two);
        assertThat(username(three)).startsWith("a.very.long.name");
        assertThat(Applicants.mails(three).getFirst().text()).contains(username(three));
    }

    private String username(String email) {
        for (var item : people.list("?role=customer").path("items")) {
            if (item.path("email").asText().equals(email)) {
                return item.path("username").asText();
            }
        }
        throw new AssertionError(email);
    }

    @Test
    @DisplayName(
            "D6: approved eight times at one moment, there is one account, one mail, one entry")
    void at_one_moment() {
        var email = at.confirmed(Applicants.somebody());
        var id = at.id(email);
        var other = House.member(at.tenant(), BuiltInRole.ADMIN);
        var bosses = List.of(at.boss(), other);
        bosses.forEach(House::signIn);
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 8; i++) {
            var by = bosses.get(i % 2);
            asks.add(() -> at.decide("/approve", by, Applicants.wish(id), Map.of()));
        }
        var statuses = new ArrayList<Integer>();
        House.atOnce(asks).forEach(reply -> statuses.addAll(Applicants.statuses(reply)));
        assertThat(statuses).contains(200).containsOnly(200, 409);
        assertThat(Collections.frequency(statuses, 200)).as("one of the two").isEqualTo(4);
        assertThat(at.entries("registration.approved")).hasSize(1);
        assertThat(people.emails("?role=customer")).containsExactly(email);
        assertThat(Applicants.mails(email)).hasSize(2);
    }

    @Test
    @DisplayName("D6: approved and disapproved at one moment, it is one of the two")
    void both_at_once() {
        var email = at.confirmed(Applicants.somebody());
        var id = at.id(email);
        House.signIn(at.boss());
        var statuses = new ArrayList<Integer>();
        House.atOnce(() -> at.approve(id), () -> at.disapprove(id))
                .forEach(reply -> statuses.addAll(Applicants.statuses(reply)));
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        var state = at.show(id).path("state").asText();
        assertThat(people.emails("?role=customer"))
                .isEqualTo(state.equals("approved") ? List.of(email) : List.of());
        assertThat(at.entries("registration." + state)).hasSize(1);
    }

    @Test
    @DisplayName("F7: a dry run says what would come, and changes nothing")
    void dry_run() {
        var id = at.waiting();
        var before = House.everything();
        for (var how : List.of("/approve?dryRun=true", "/disapprove?dryRun=true")) {
            var reply = at.decide(how, at.boss(), Applicants.wish(id, NOBODYS), Map.of());
            assertThat(Applicants.statuses(reply)).as(how).containsExactly(200, 404);
        }
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "F6: the same Idempotency-Key twice does it once, and another request with it is refused")
    void idempotency() {
        var one = at.waiting();
        var two = at.waiting();
        var key = Map.of("Idempotency-Key", "approving-" + one.substring(0, 8));
        var first = at.decide("/approve", at.boss(), Applicants.wish(one), key);
        var again = at.decide("/approve", at.boss(), Applicants.wish(one), key);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(Applicants.statuses(again)).containsExactly(200);
        assertThat(at.entries("registration.approved")).hasSize(1);
        assertThat(at.decide("/approve", at.boss(), Applicants.wish(two), key).problem())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    @DisplayName(
            "B3: where people come from an identity provider since, nobody is let in any more, but"
                    + " turned down all the same")
    void provided() {
        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var id = at.waiting();
            // a tenant that lets people join cannot get a provider
            at.join(Joining.NONE);
            var domain = at.boss().tenant() + ".example";
            var there = new External(issuer, at.boss(), domain, new AtomicReference<>(""));
            there.configure(there.provider(issuer.url(), List.of(domain), false));
            var reply = at.approve(id);
            assertThat(Applicants.statuses(reply)).containsExactly(409);
            assertThat(reply.json().at("/results/0/problem/type").asText())
                    .isEqualTo("/problems/external-identity");
            assertThat(Applicants.statuses(at.disapprove(id))).containsExactly(200);
        }
    }

    @Test
    @DisplayName("F6: the list goes page by page, in a stable order, and by state")
    void pages() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(at.waiting());
        }
        at.disapprove(ids.get(0), ids.get(1));
        var found = new ArrayList<String>();
        JsonNode page = at.list("?limit=2");
        while (true) {
            found.addAll(page.path("items").findValuesAsText("id"));
            if (page.path("next").isNull()) {
                break;
            }
            page = at.list("?limit=2&cursor=" + page.path("next").asText());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids).isSorted();
        assertThat(at.list("?state=disapproved").path("items")).hasSize(2);
        assertThat(at.list("?state=waiting,approved").path("items")).hasSize(3);
        var cursor = at.list("?limit=2").path("next").asText();
        var elsewhere = at.path() + "?limit=2&state=waiting&cursor=" + cursor;
        assertThat(House.get(elsewhere, House.signIn(at.boss())).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("B1: who is let in and lost the mail gets the link once more")
    void again() {
        var email = at.confirmed(Applicants.somebody());
        assertThat(Applicants.statuses(at.approve(at.id(email)))).containsExactly(200);
        House.SYSTEM.quiet();
        House.SYSTEM.advance(Duration.ofMinutes(2));
        var member = people.only("?role=customer").path("id").asText();
        assertThat(people.act(member, "/resend-activation").status()).isEqualTo(200);
        assertThat(Passwords.use(Passwords.ACTIVATE, House.linkToken(email)).status())
                .isEqualTo(204);
    }
}
