package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Sources;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Joining;
import gatehouse.domain.RegistrationId;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.identity.Issuer;
import gatehouse.local.mail.Mail;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// People who register with a tenant by themselves (D6).
class RegistrationIT {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final Applicants at = Applicants.ofNewTenant(true);
    private final People people = new People(at.boss());

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName(
            "D6: who registers gets a mail with a link, and before the address is confirmed nobody"
                    + " else is bothered")
    void nobody_is_bothered() {
        var token = House.signIn(at.boss());
        House.SYSTEM.quiet();
        var before = House.get(House.home(at.boss(), "/audit"), token).text();
        var wish = Applicants.somebody().put("message", "We run two of your devices");
        var reply = at.register(wish);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEqualTo("{}");
        var email = wish.path("email").asText();
        var mail = Applicants.mails(email).getFirst();
        assertThat(mail.links())
                .singleElement()
                .asString()
                .startsWith(House.SYSTEM.base() + "/join/" + at.boss().tenant() + "#");
        assertThat(mail.text() + mail.html())
                .as("nothing that somebody typed")
                .doesNotContain("Noor", "Haddad", "two of your devices");
        assertThat(at.list("").path("items")).isEmpty();
        assertThat(people.list("?waiting=include").path("total").asInt()).isEqualTo(1);
        assertThat(House.get(House.home(at.boss(), "/audit"), House.signIn(at.boss())).text())
                .isEqualTo(before);
        assertThat(House.SYSTEM.events())
                .filteredOn(event -> event.toString().contains("registration.requested"))
                .isNotEmpty()
                .noneSatisfy(
                        event -> assertThat(event.toString()).contains("Haddad", "mail.example"));
        var id = Email.parse(email).orElseThrow().hash() + ".1";
        assertThat(House.get(at.path() + "/" + id, House.signIn(at.boss())).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "D6: once confirmed the person waits in the list, and the whole entry is open to those"
                    + " who decide")
    void waiting() {
        var wish =
                Applicants.somebody()
                        .put("username", "Noor.Haddad-" + at.boss().tenant().substring(9))
                        .put("company", " Haddad Labs ")
                        .put("language", "DE")
                        .put("message", "We run\ntwo of your devices");
        var email = at.confirmed(wish);
        var shown = at.show(at.id(email));

        assertThat(fields(shown))
                .containsExactly(
                        "id",
                        "email",
                        "firstName",
                        "lastName",
                        "username",
                        "company",
                        "language",
                        "message",
                        "state",
                        "createdAt");
        assertThat(shown.path("email").asText()).isEqualTo(email);
        assertThat(shown.path("company").asText()).isEqualTo("Haddad Labs");
        assertThat(shown.path("language").asText()).isEqualTo("de");
        assertThat(shown.path("message").asText()).isEqualTo("We run\ntwo of your devices");
        assertThat(shown.path("state").asText()).isEqualTo("waiting");
        assertThat(at.list("?state=waiting").path("items").get(0)).isEqualTo(shown);
        var entry = at.entries("registration.confirmed").get(0);
        assertThat(entry.at("/subject/type").asText()).isEqualTo("registration");
        assertThat(entry.at("/subject/id")).isEqualTo(shown.path("id"));
        assertThat(entry.at("/actor/account").asText()).isEqualTo("system");
        assertThat(entry.path("before").isNull()).isTrue();
        assertThat(entry.at("/after/email").asText()).isEqualTo(email);
        assertThat(entry.path("source").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    @DisplayName(
            "D1: who waits stands in the list of people, is filtered, counted and exported with it")
    void in_the_list() {
        var email = at.confirmed(Applicants.somebody().put("company", "Haddad Labs"));
        var id = at.id(email);
        var line = people.only("?waiting=only");

        assertThat(line.path("id").asText()).isEqualTo(id);
        assertThat(line.path("state").asText()).isEqualTo("waiting");
        assertThat(line.path("email").asText()).isEqualTo(email);
        assertThat(line.path("name").asText()).isEqualTo("Noor Haddad");
        assertThat(line.path("company").asText()).isEqualTo("Haddad Labs");
        assertThat(line.path("roles").toString()).isEqualTo("[\"customer\"]");
        assertThat(line.path("external").asBoolean()).isFalse();
        assertThat(people.list("").path("total").asInt()).isEqualTo(2);
        assertThat(people.list("?waiting=exclude").path("total").asInt()).isEqualTo(1);
        assertThat(people.emails("?q=hadd&company=haddad%20labs&role=customer"))
                .containsExactly(email);
        for (var sort : List.of("name", "email", "group", "role", "company", "registered")) {
            assertThat(people.emails("?sort=-" + sort)).as(sort).contains(email);
        }
        var csv =
                House.get(
                        House.home(at.boss(), "/members.csv?waiting=only&columns=all"),
                        House.signIn(at.boss()));
        assertThat(csv.text().lines().count()).isEqualTo(2);
        assertThat(csv.text()).contains(email, id, "waiting");
        assertThat(Applicants.statuses(at.disapprove(id))).containsExactly(200);
        assertThat(people.list("").path("total").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("D6: where no approval is needed the person is a member at once")
    void at_once() {
        at.join(new Joining(true, false));
        var wish = Applicants.somebody().put("company", "Haddad Labs").put("language", "de");
        var email = wish.path("email").asText();
        assertThat(at.register(wish).status()).isEqualTo(202);
        var confirmed = Applicants.confirm(House.linkToken(email));

        assertThat(confirmed.text()).isEqualTo("{\"state\":\"approved\"}");
        var mail = Applicants.mails(email).getFirst();
        assertThat(mail.subject()).startsWith("Willkommen bei Customer");
        assertThat(mail.links())
                .singleElement()
                .asString()
                .startsWith(House.SYSTEM.base() + "/activate#");
        assertThat(Passwords.use(Passwords.ACTIVATE, House.linkToken(email)).status())
                .isEqualTo(204);
        var person = new Person(email, Passwords.CHOSEN, at.boss().tenant());
        var me = House.get(House.home(person, "/me"), House.signIn(person)).json();
        assertThat(me.path("roles").toString()).isEqualTo("[\"customer\",\"everyone\"]");
        assertThat(me.path("company").asText()).isEqualTo("Haddad Labs");
        assertThat(me.path("preferredLanguage").asText()).isEqualTo("de");
        assertThat(me.at("/grants/0/end").isNull()).isTrue();
        assertThat(at.list("?state=approved").at("/items/0/decidedBy/account").asText())
                .isEqualTo("system");
        var entry = at.entries("registration.approved").get(0);
        assertThat(entry.path("before").isNull()).isTrue();
        assertThat(entry.at("/after/account").asText()).isEqualTo(House.account(email).value());
        assertThat(people.list("?waiting=only").path("total").asInt()).isZero();
    }

    @Test
    @DisplayName(
            "D6: where no approval is needed, who has an account elsewhere is a guest with it: the"
                    + " link has shown that it is theirs")
    void at_once_with_an_account() {
        at.join(new Joining(true, false));
        var person = House.member(new TenantId(House.customer().tenant()), BuiltInRole.MEMBER);
        at.confirmed(Applicants.somebody(person.email()));

        var mail = Applicants.mails(person.email()).getFirst();
        assertThat(mail.subject()).startsWith("Welcome to");
        assertThat(mail.links()).isEmpty();
        var me =
                House.get("/v1/tenants/" + at.boss().tenant() + "/me", House.signIn(person)).json();
        assertThat(me.path("roles").toString()).isEqualTo("[\"customer\",\"everyone\"]");
        assertThat(people.only("?external=only").path("email").asText()).isEqualTo(person.email());
    }

    @Test
    @DisplayName(
            "D6: where no approval is needed, who is barred at home elsewhere is told only that they"
                    + " cannot be let in now")
    void at_once_with_a_barred_account() {
        at.join(new Joining(true, false));
        var home = House.customer();
        var person = House.member(new TenantId(home.tenant()), BuiltInRole.MEMBER);
        new People(home).disable(person);
        assertThat(at.register(Applicants.somebody(person.email())).status()).isEqualTo(202);
        var link = House.linkToken(person.email());
        var refused = Applicants.confirm(link);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText())
                .isEqualTo("This person cannot be let in now");
        new People(home).enable(person);
        assertThat(Applicants.confirm(link).status()).as("the link is not spent").isEqualTo(200);
    }

    @Test
    @DisplayName(
            "D6: whoever the address belongs to, the answer is the same, and so is the work; what"
                    + " is so, only the mail says")
    void no_telling() {
        var member = House.member(at.tenant(), BuiltInRole.MEMBER);
        var elsewhere = House.member(new TenantId("vendor"), BuiltInRole.AGENT);
        var disabled = House.member(at.tenant(), BuiltInRole.MEMBER);
        people.disable(disabled);
        var waiting = at.confirmed(Applicants.somebody());
        var approved = at.confirmed(Applicants.somebody());
        var disapproved = at.confirmed(Applicants.somebody());
        assertThat(Applicants.statuses(at.approve(at.id(approved)))).containsExactly(200);
        assertThat(Applicants.statuses(at.disapprove(at.id(disapproved)))).containsExactly(200);
        var unconfirmed = Applicants.somebody().path("email").asText();
        assertThat(at.register(Applicants.somebody(unconfirmed)).status()).isEqualTo(202);
        House.SYSTEM.quiet();
        House.SYSTEM.advance(A_WHILE);
        var expected = new LinkedHashMap<String, String>();
        var lately = Applicants.somebody().path("email").asText();
        assertThat(at.register(Applicants.somebody(lately)).status()).isEqualTo(202);
        expected.put(lately, "Confirm your mail address");
        expected.put("fresh-" + member.email(), "Confirm your mail address");
        expected.put(member.email(), "You have access to");
        expected.put(elsewhere.email(), "Confirm your mail address");
        expected.put(disabled.email(), "Confirm your mail address");
        expected.put(waiting, "Your registration with");
        expected.put(approved, "You have access to");
        expected.put(disapproved, "Confirm your mail address");
        expected.put(unconfirmed, "Confirm your mail address");
        var answers = new HashSet<String>();
        var work = new HashSet<List<String>>();
        for (var email : expected.keySet()) {
            Applicants.newNetwork();
            var one =
                    Work.of(
                            "register",
                            () -> House.post(at.path(), "", Applicants.somebody(email)));
            answers.add(one.answer());
            work.add(one.calls().subList(0, one.calls().size() - 1));
        }

        assertThat(answers).hasSize(1).first().asString().startsWith("202 {}");
        if (Long.getLong("gatehouse.chaos") == null) {
            assertThat(work)
                    .containsExactly(
                            List.of(
                                    "dynamodb GetItem",
                                    "dynamodb Query",
                                    "dynamodb UpdateItem",
                                    "dynamodb UpdateItem"));
        }
        expected.forEach((email, subject) ->
                assertThat(Applicants.mails(email).getFirst().subject())
                        .as(email)
                        .startsWith(subject));
        assertThat(Applicants.mails(member.email()).getFirst().links())
                .as("how to get in")
                .containsExactly(House.SYSTEM.base() + "/reset");
        assertThat(at.list("?state=waiting").path("items")).as("no second entry").hasSize(1);
    }

    @Test
    @DisplayName(
            "F2: a tenant that lets nobody join, or has no logins, or has its people from elsewhere"
                    + " looks like one that never was, whatever is sent")
    void not_here() {
        var closed = House.customer();
        var alone = new TenantId("private-" + closed.tenant());
        House.planting().tenant(alone, "Jo", TenantKind.PRIVATE, new TenantId("acme"));
        House.planting().joining(alone, new Joining(true, false));
        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var provided = External.of(issuer, false).tenant();
            House.planting().joining(new TenantId(provided), new Joining(true, false));
            var expected = House.get("/v1/nowhere", "");
            for (var tenant :
                    List.of(
                            closed.tenant(),
                            alone.value(),
                            provided,
                            "no-such-tenant",
                            "x",
                            "A_B")) {
                for (var body : List.of(Applicants.somebody(), House.object().put("email", 1))) {
                    var path = "/v1/tenants/" + tenant + "/registrations";
                    var reply = House.post(path, "", body);
                    assertThat(reply.status()).as(tenant).isEqualTo(404);
                    assertThat(reply.text()).as(tenant).isEqualTo(expected.text());
                }
            }
        }
    }

    @Test
    @DisplayName("D6: every field that is not as it must be is named, and nothing is done")
    void bad_fields() {
        var bad =
                House.object()
                        .put("email", "nobody")
                        .put("firstName", "")
                        .put("username", "x y")
                        .put("company", "a\nb")
                        .put("language", "??")
                        .put("message", "x".repeat(1001))
                        .put("role", "admin");
        var reply = at.register(bad);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers())
                .containsExactlyInAnyOrder(
                        "/email",
                        "/firstName",
                        "/lastName",
                        "/username",
                        "/company",
                        "/language",
                        "/message",
                        "/role");
        var null_ = Applicants.somebody().putNull("message");
        assertThat(at.register(null_).pointers()).containsExactly("/message");
        assertThat(House.ask("POST", at.path(), "", "[]", Map.of()).status()).isEqualTo(422);
        assertThat(House.ask("POST", at.path(), "", "{", Map.of()).status()).isEqualTo(400);
        assertThat(House.ask("POST", at.path() + "?dryRun=true", "", "{}", Map.of()).pointers())
                .contains("?dryRun");
        assertThat(House.post(Applicants.CONFIRM, "", House.object()).pointers())
                .containsExactly("/token");
    }

    @Test
    @DisplayName("F5: a forged, cut or changed link, or one for something else, is one 404")
    void forged() {
        var one = Applicants.somebody();
        var other = Applicants.somebody();
        at.register(one);
        at.register(other);
        var link = House.linkToken(one.path("email").asText());
        var expected = House.get("/v1/nowhere", "").text();
        for (var each : Passwords.forged(link, House.linkToken(other.path("email").asText()))) {
            var refused = Applicants.confirm(each);
            assertThat(refused.status()).as(each).isEqualTo(404);
            assertThat(refused.text()).as(each).isEqualTo(expected);
        }
        var reset = Passwords.linkOf(at.boss());
        assertThat(Applicants.confirm(reset).status()).as("of a reset").isEqualTo(404);
        assertThat(Passwords.use(Passwords.RESET, link).status()).isEqualTo(404);
        assertThat(Applicants.confirm(link).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "F5: a link works once and for a day, a newer one voids it; a second click at once is"
                    + " answered as the first")
    void link() {
        var wish = Applicants.somebody();
        var email = wish.path("email").asText();
        at.register(wish);
        var first = House.linkToken(email);
        House.SYSTEM.advance(A_WHILE);
        at.register(wish.put("firstName", "Nora"));
        var second = House.linkToken(email);

        assertThat(Applicants.confirm(first).status()).isEqualTo(410);
        assertThat(Applicants.confirm(second).text()).isEqualTo("{\"state\":\"waiting\"}");
        assertThat(Applicants.confirm(second).text()).isEqualTo("{\"state\":\"waiting\"}");
        assertThat(at.entries("registration.confirmed")).hasSize(1);
        assertThat(at.show(at.id(email)).path("firstName").asText())
                .as("what came with the link that was followed")
                .isEqualTo("Nora");
        House.SYSTEM.advance(Duration.ofMinutes(1));
        assertThat(Applicants.confirm(second).status()).as("used").isEqualTo(410);

        var late = Applicants.somebody();
        at.register(late);
        var link = House.linkToken(late.path("email").asText());
        House.SYSTEM.advance(Duration.ofDays(1));
        assertThat(Applicants.confirm(link).status()).as("a day later").isEqualTo(410);
        at.confirmed(late);
    }

    @Test
    @DisplayName("F5: a scanner's GET and HEAD of what a link leads to spend nothing")
    void scanners() {
        var wish = Applicants.somebody();
        at.register(wish);
        var link = House.linkToken(wish.path("email").asText());
        var before = House.everything();
        for (var page : List.of("/join/" + at.boss().tenant(), "/join/no-such-tenant")) {
            assertThat(House.get(page, "").status()).isEqualTo(200);
            assertThat(House.ask("HEAD", page, "", "", Map.of()).status()).isEqualTo(200);
        }
        assertThat(House.get("/join/" + at.boss().tenant(), "").text())
                .as("of no tenant")
                .isEqualTo(House.get("/join/no-such-tenant", "").text());
        assertThat(House.get("/join/A_B", "").status()).isEqualTo(404);
        assertThat(House.get(Applicants.CONFIRM + "?token=" + link, "").status()).isEqualTo(404);
        assertThat(House.everything()).isEqualTo(before);
        assertThat(Applicants.confirm(link).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F5: the link's text is kept nowhere: not in the table, in events, nor in logs")
    void no_trace() {
        var wish = Applicants.somebody();
        at.register(wish);
        var link = House.linkToken(wish.path("email").asText());
        Applicants.confirm(link);
        House.SYSTEM.quiet();

        var signature = link.substring(link.indexOf('.') + 1);
        assertThat(House.everything().toString()).doesNotContain(signature);
        assertThat(House.SYSTEM.events().toString()).doesNotContain(signature);
        assertThat(House.get("/_local/log", "").text())
                .doesNotContain(signature, wish.path("email").asText());
    }

    @Test
    @DisplayName("D6: where joining was switched off meanwhile, the link is no longer good")
    void closed_meanwhile() {
        var wish = Applicants.somebody();
        at.register(wish);
        var link = House.linkToken(wish.path("email").asText());
        at.join(new Joining(false, true));
        assertThat(Applicants.confirm(link).status()).isEqualTo(410);
        at.join(new Joining(true, true));
        assertThat(Applicants.confirm(link).status()).isEqualTo(200);
        at.join(new Joining(false, true));
        assertThat(at.list("?state=waiting").path("items")).as("who waits, waits on").hasSize(1);
    }

    @Test
    @DisplayName(
            "D6: at most one mail a minute and five an hour go to an address, and nobody is told")
    void throttled() {
        var wish = Applicants.somebody();
        var email = wish.path("email").asText();
        for (int i = 0; i < 3; i++) {
            assertThat(at.register(wish).text()).isEqualTo("{}");
        }
        assertThat(Applicants.mails(email)).hasSize(1);
        for (int i = 0; i < 8; i++) {
            House.SYSTEM.advance(Duration.ofSeconds(61));
            assertThat(at.register(wish).status()).isEqualTo(202);
        }
        assertThat(Applicants.mails(email)).hasSize(5);
        assertThat(Applicants.confirm(House.linkToken(email)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("D6: what nobody confirms goes by itself a day later, and nobody is told")
    void unconfirmed() {
        var wish = Applicants.somebody();
        at.register(wish);
        House.SYSTEM.quiet();
        var address = Email.parse(wish.path("email").asText()).orElseThrow();
        var place = Keys.registration(at.tenant(), RegistrationId.first(address));
        var item = House.table().get(place).orElseThrow();
        var end = House.SYSTEM.clock().instant().plus(Duration.ofDays(1)).getEpochSecond();
        assertThat(item.number("ttl")).isBetween(end - 60, end);
        assertThat(item.has("dueAt") || item.has("directory")).isFalse();
        House.SYSTEM.advance(Duration.ofDays(2));
        House.SYSTEM.quiet();
        assertThat(at.entries("registration.expired")).isEmpty();
        assertThat(Applicants.mails(wish.path("email").asText())).hasSize(1);
    }

    @Test
    @DisplayName(
            "D6: about whom nobody decides within the days of the setting, it ends; the person is"
                    + " told, and may try again")
    void undecided() {
        var settings = Updating.of(Keys.tenant(at.tenant())).set("settings.registrationDays", 2);
        var _ = House.table().commit(settings.write());
        var email = at.confirmed(Applicants.somebody());
        var id = at.id(email);
        House.SYSTEM.advance(Duration.ofDays(2));
        House.SYSTEM.quiet();

        assertThat(at.show(id).path("state").asText()).isEqualTo("expired");
        assertThat(at.entries("registration.expired").at("/0/subject/id").asText()).isEqualTo(id);
        assertThat(people.list("?waiting=only").path("total").asInt()).isZero();
        assertThat(Applicants.mails(email).getFirst().subject()).contains("has run out");
        assertThat(Applicants.statuses(at.approve(id))).containsExactly(410);
        at.confirmed(Applicants.somebody(email));
        assertThat(at.id(email)).isEqualTo(id.substring(0, id.indexOf('.')) + ".2");
    }

    @Test
    @DisplayName("D6: it ends at that instant also where the sweep does not run")
    void undecided_without_a_sweep() {
        var id = at.waiting();
        House.SYSTEM.sweep().enable(false);
        House.SYSTEM.advance(Duration.ofDays(30));
        assertThat(at.list("?state=expired").at("/items/0/id").asText()).isEqualTo(id);
        assertThat(at.list("?state=waiting").path("items")).isEmpty();
        assertThat(people.list("?waiting=only").path("items")).isEmpty();
        assertThat(Applicants.statuses(at.approve(id))).containsExactly(410);
    }

    @Test
    @DisplayName("D6: one network cannot use up what all may ask for")
    void source() {
        Applicants.untilTheNextHour();
        var here = Sources.registrations("127.0.0.1", House.SYSTEM.clock().instant());
        var _ = House.table().commit(Updating.of(here).set("count", 49).write());
        assertThat(House.post(at.path(), "", Applicants.somebody()).status()).isEqualTo(202);
        var refused = House.post(at.path(), "", Applicants.somebody());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 3600L);
        assertThat(at.register(Applicants.somebody()).status()).as("elsewhere").isEqualTo(202);
    }

    @Test
    @DisplayName(
            "D6: no refusal tells whether an address registered lately: where the network has asked"
                    + " too often, or the mails of the hour are used up, all are refused alike")
    void refused_alike() {
        Applicants.untilTheNextHour();
        var lately = Applicants.somebody();
        assertThat(at.register(lately).status()).isEqualTo(202);
        var now = House.SYSTEM.clock().instant();
        var here = Sources.registrations("127.0.0.1", now);
        var _ = House.table().commit(Updating.of(here).set("count", 50).write());
        for (var wish : List.of(lately, Applicants.somebody())) {
            var refused = House.post(at.path(), "", wish);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asText()).contains("from this network");
        }
        var hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        var page = Keys.budget(at.tenant(), "public", hour);
        var _ = House.table().commit(Updating.of(page).set("count", 100).write());
        for (var wish : List.of(lately, Applicants.somebody())) {
            var refused = at.register(wish);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asText()).contains("mails of this page");
        }
        var _ = House.table().commit(Updating.of(page).set("count", 99).write());
        assertThat(at.register(lately).status()).isEqualTo(202);
        assertThat(at.register(Applicants.somebody()).status())
                .as("no mail went, so none is counted")
                .isEqualTo(202);
    }

    @Test
    @DisplayName(
            "D6: who registers eight times at one moment registers once, and gets one mail; who"
                    + " follows the link eight times is one member")
    void at_one_moment() {
        at.join(new Joining(true, false));
        var wish = Applicants.somebody();
        var email = wish.path("email").asText();
        Applicants.newNetwork();
        assertThat(House.atOnce(8, () -> House.post(at.path(), "", wish)))
                .extracting(Reply::status)
                .containsOnly(202);
        assertThat(Applicants.mails(email)).hasSize(1);
        var link = House.linkToken(email);
        assertThat(House.atOnce(8, () -> Applicants.confirm(link)))
                .extracting(Reply::text)
                .containsOnly("{\"state\":\"approved\"}");
        assertThat(at.entries("registration.approved")).hasSize(1);
        assertThat(people.emails("?role=customer")).containsExactly(email);
        assertThat(Applicants.mails(email)).extracting(Mail::subject).hasSize(2);
    }

    private static List<String> fields(JsonNode object) {
        var names = new ArrayList<String>();
        ((ObjectNode) object).fieldNames().forEachRemaining(names::add);
        return names;
    }
}
