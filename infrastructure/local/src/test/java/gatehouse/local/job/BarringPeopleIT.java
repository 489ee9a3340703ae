package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.domain.Window;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Disabling, enabling and deleting people, and the last administrator, who stays.
class BarringPeopleIT {
    private final Person boss = House.customer();
    private final People people = new People(boss);

    @Test
    @DisplayName("B8: who is disabled fails on the very next request, and is let in again")
    void barred() {
        var person = people.known("agent");
        var id = people.id(person);
        var token = House.newSession(person);
        var reply = people.act(id, "/disable");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("state").asText()).isEqualTo("disabled");
        assertThat(House.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(House.newSession(person)).isEmpty();
        assertThat(people.act(id, "/disable").json().path("version").asInt())
                .as("again, nothing changes")
                .isEqualTo(2);

        assertThat(people.act(id, "/enable").status()).isEqualTo(200);
        assertThat(House.get("/v1/me", token).status()).as("an old session").isEqualTo(401);
        var me = House.get(House.home(boss, "/me"), House.newSession(person));
        assertThat(me.json().path("roles").toString()).contains("agent");
    }

    @Test
    @DisplayName("B8: a link of before somebody was barred is void, and stays so when let in again")
    void links() {
        var person = people.known("agent");
        var wish = People.somebody("agent");
        var email = wish.path("email").asText();
        var known = people.id(person);
        var waiting = people.added(wish).path("id").asText();
        var first = House.linkToken(email);
        var reset = Passwords.linkOf(person);
        for (var what : List.of("/disable", "/enable")) {
            for (var id : List.of(known, waiting)) {
                assertThat(people.act(id, what).status()).isEqualTo(200);
            }
            assertThat(Passwords.use(Passwords.RESET, reset).status()).as(what).isEqualTo(410);
            assertThat(Passwords.use(Passwords.ACTIVATE, first).status()).as(what).isEqualTo(410);
        }

        House.SYSTEM.advance(Duration.ofSeconds(61));
        assertThat(people.act(waiting, "/resend-activation").status()).isEqualTo(200);
        assertThat(Passwords.use(Passwords.ACTIVATE, House.linkToken(email)).status())
                .isEqualTo(204);
        assertThat(Passwords.use(Passwords.RESET, Passwords.linkOf(person)).status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("B8: barring mails no link: who is let in again can be sent one at once")
    void links_after() {
        var person = people.known("agent");
        var wish = People.somebody("agent");
        var known = people.id(person);
        var waiting = people.added(wish).path("id").asText();
        var early = people.act(waiting, "/resend-activation");
        assertThat(early.status()).as("the first one went just now").isEqualTo(429);
        House.SYSTEM.advance(Duration.ofMinutes(5));
        for (var what : List.of("/disable", "/enable")) {
            for (var id : List.of(known, waiting)) {
                assertThat(people.act(id, what).status()).isEqualTo(200);
            }
        }
        assertThat(people.act(waiting, "/resend-activation").status()).isEqualTo(200);
        assertThat(people.act(known, "/reset-password").status()).isEqualTo(200);
        assertThat(people.act(waiting, "/resend-activation").status()).isEqualTo(429);
        assertThat(people.act(known, "/reset-password").status()).isEqualTo(429);

        var barred = people.added(People.somebody("agent").put("active", false));
        var id = barred.path("id").asText();
        assertThat(people.act(id, "/enable").status()).isEqualTo(200);
        assertThat(people.act(id, "/resend-activation").status())
                .as("none ever went")
                .isEqualTo(200);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        var other = House.object().put("email", "other-" + wish.path("email").asText());
        assertThat(people.edit(waiting, other).status()).isEqualTo(200);
        assertThat(people.act(waiting, "/resend-activation").status())
                .as("the edit had it mailed")
                .isEqualTo(429);
    }

    @Test
    @DisplayName("B8: a guest is barred here alone")
    void guest() {
        var guest = House.staff();
        House.invite(boss, guest);
        House.accept(guest);
        var token = House.newSession(guest);
        var id = House.get("/v1/me", token).json().at("/account/id").asText();
        assertThat(people.act(id, "/disable").status()).isEqualTo(200);
        assertThat(House.get(House.home(boss, "/me"), token).status()).isEqualTo(404);
        assertThat(House.get("/v1/me", token).status()).isEqualTo(200);
        assertThat(people.act(id, "/enable").status()).isEqualTo(200);
        assertThat(House.get(House.home(boss, "/me"), token).status()).isEqualTo(200);
        assertThat(people.delete(id).status()).isEqualTo(204);
        assertThat(House.get(House.home(boss, "/me"), token).status()).isEqualTo(404);
        assertThat(House.get("/v1/me", token).status()).isEqualTo(200);
        House.invite(boss, guest);
        assertThat(House.accept(guest).path("state").asText())
                .as("invited again after that")
                .isEqualTo("active");
    }

    @Test
    @DisplayName("B8: who is deleted is gone with name and address, and the log tells of it")
    void deleted() {
        var person = people.known("agent");
        var id = people.id(person);
        var token = House.newSession(person);
        assertThat(people.delete(id).status()).isEqualTo(204);

        assertThat(House.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(House.newSession(person)).isEmpty();
        assertThat(people.delete(id).status()).isEqualTo(404);
        assertThat(House.get(people.path(id), House.signIn(boss)).status()).isEqualTo(404);
        House.SYSTEM.quiet();
        assertThat(House.get(people.path() + "?disabled=include", House.signIn(boss)).text())
                .doesNotContain(person.email());
        var log = House.get(House.home(boss, "/audit?type=member.deleted"), House.signIn(boss));
        assertThat(log.json().at("/items/0/before/email").asText()).isEqualTo(person.email());
        assertThat(people.added(People.somebody("agent").put("email", person.email())).path("id"))
                .as("the address is free")
                .isNotNull();
    }

    @Test
    @DisplayName("E10: no path leaves a tenant without its last administrator")
    void no_path() {
        var admin = only();
        var by = new People(deputy(admin));
        var id = by.id(admin);
        var two = House.object();
        two.putArray("roles").add("admin").add("agent");
        assertThat(by.edit(id, two).status()).isEqualTo(200);
        var grants = House.get(House.home(admin, "/grants"), House.signIn(admin)).json();
        for (var reply :
                List.of(
                        by.act(id, "/disable"),
                        by.edit(id, House.object().put("active", false)),
                        by.edit(id, agent()),
                        by.delete(id),
                        House.delete(
                                by.path(id) + "/grants/" + grantOf(id, grants),
                                House.signIn(by.boss())))) {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text()).contains("without an administrator");
        }
        var _ = by.known("admin");
        assertThat(by.act(id, "/disable").status()).as("there is another").isEqualTo(200);
    }

    @Test
    @DisplayName("E10: who has not come yet is no administrator, and is one from then on")
    void not_come() {
        var admin = only();
        var by = new People(deputy(admin));
        var id = by.id(admin);
        var wish = People.somebody("admin");
        var waiting = by.added(wish).path("id").asText();
        assertThat(by.act(id, "/disable").status()).isEqualTo(409);

        var chosen = House.object().put("token", House.linkToken(wish.path("email").asText()));
        chosen.put("password", "three gates by night");
        assertThat(House.post("/v1/activations/complete", "", chosen).status()).isEqualTo(204);
        assertThat(by.act(id, "/disable").status()).isEqualTo(200);
        assertThat(by.delete(waiting).status()).as("the last one now").isEqualTo(409);
        assertThat(by.act(id, "/enable").status()).isEqualTo(200);
        assertThat(by.delete(waiting).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("E10: who comes while being demoted, barred or deleted is counted no more")
    void comes_while_leaving() {
        var admin = only();
        var by = new People(deputy(admin));
        var real = by.id(admin);
        for (var way : Leaving.values()) {
            var first = new Waiting(by, "admin", "agent");
            var came =
                    Passwords.meeting(
                            "credentials",
                            "member.activated",
                            first::come,
                            () -> assertThat(way.of(first).status()).isLessThan(300));
            assertThat(came.status()).as("%s first", way).isIn(204, 410);
            assertThat(by.act(real, "/disable").status()).as("%s first", way).isEqualTo(409);

            var second = new Waiting(by, "admin", "agent");
            var left =
                    Passwords.meeting(
                            way.function,
                            way.event,
                            () -> way.of(second),
                            () -> assertThat(second.come().status()).isEqualTo(204));
            assertThat(left.status()).as("%s last", way).isLessThan(300);
            assertThat(by.act(real, "/disable").status()).as("%s last", way).isEqualTo(409);
        }
    }

    @Test
    @DisplayName("E10: who comes while being made an administrator is counted from then on")
    void comes_while_promoted() {
        var admin = only();
        var by = new People(deputy(admin));
        var real = by.id(admin);
        for (var way : Promoting.values()) {
            var first = new Waiting(by, "agent");
            var came =
                    Passwords.meeting(
                            "credentials",
                            "member.activated",
                            first::come,
                            () -> assertThat(way.of(first).status()).isLessThan(300));
            assertThat(came.status()).isEqualTo(204);
            isCounted(first, real, by);

            var second = new Waiting(by, "agent");
            var made =
                    Passwords.meeting(
                            "members",
                            way.event,
                            () -> way.of(second),
                            () -> assertThat(second.come().status()).isEqualTo(204));
            assertThat(made.status()).isLessThan(300);
            isCounted(second, real, by);
        }
    }

    /// Whether another may go, and this one then stays; afterwards it is the other's turn again.
    private static void isCounted(Waiting person, String other, People by) {
        assertThat(by.act(other, "/disable").status()).as("another is there").isEqualTo(200);
        assertThat(by.delete(person.id).status()).as("the last one now").isEqualTo(409);
        assertThat(by.act(other, "/enable").status()).isEqualTo(200);
        assertThat(by.delete(person.id).status()).isEqualTo(204);
    }

    /// Somebody who was added, and has not come yet.
    private static final class Waiting {
        private final People by;
        private final String id;
        private final String link;

        Waiting(People by, String... roles) {
            var wish = People.somebody(roles);
            this.by = by;
            id = by.added(wish).path("id").asText();
            link = House.linkToken(wish.path("email").asText());
        }

        Reply come() {
            return Passwords.use(Passwords.ACTIVATE, link);
        }
    }

    /// How somebody ceases to be an administrator.
    private enum Leaving {
        DEMOTED("members", "member.changed"),
        BARRED("members", "member.disabled"),
        DELETED("members", "member.deleted"),
        REVOKED("revoke", "grant.revoked");

        private final String function;
        private final String event;

        Leaving(String function, String event) {
            this.function = function;
            this.event = event;
        }

        Reply of(Waiting person) {
            var by = person.by;
            return switch (this) {
                case DEMOTED -> by.edit(person.id, agent());
                case BARRED -> by.act(person.id, "/disable");
                case DELETED -> by.delete(person.id);
                case REVOKED -> revoke(person.id, by);
            };
        }

        private static Reply revoke(String id, People by) {
            var token = House.signIn(by.boss());
            var grants = House.get(House.home(by.boss(), "/grants?limit=100"), token).json();
            return House.delete(by.path(id) + "/grants/" + grantOf(id, grants), token);
        }
    }

    /// How somebody becomes one.
    private enum Promoting {
        EDITED("member.changed"),
        GIVEN("grant.created");

        private final String event;

        Promoting(String event) {
            this.event = event;
        }

        Reply of(Waiting person) {
            var by = person.by;
            var roles = House.object();
            roles.putArray("roles").add("admin").add("agent");
            return switch (this) {
                case EDITED -> by.edit(person.id, roles);
                case GIVEN ->
                        House.post(
                                by.path(person.id) + "/grants",
                                House.signIn(by.boss()),
                                House.object().put("role", "admin"));
            };
        }
    }

    /// A tenant with one administrator, who is no account manager.
    private Person only() {
        var id = new TenantId("only-" + boss.tenant());
        House.planting().tenant(id, "Only", TenantKind.CORPORATE, id);
        return House.member(id, BuiltInRole.ADMIN);
    }

    /// Somebody above who counts for nothing: it is for a limited time.
    private static Person deputy(Person admin) {
        var tenant = new TenantId(admin.tenant());
        var person = House.member(tenant, BuiltInRole.AGENT);
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var now = House.SYSTEM.clock().instant();
        var account =
                AccountItems.claimant(
                        table.get(Keys.email(new Email(person.email()))).orElseThrow());
        var item = table.get(Keys.member(tenant, account)).orElseThrow();
        var member = MemberItems.read(item);
        var grant =
                Grant.given(
                        GrantId.next(new Random()),
                        BuiltInRole.ACCOUNT_MANAGER,
                        new Window(now, now.plus(Duration.ofDays(9))),
                        "",
                        "a test",
                        Author.system(tenant),
                        Duration.ZERO,
                        now);
        var deputy = member.with(member.grants().with(grant, now));
        var _ = table.commit(MemberItems.replace(item, deputy, now));
        return person;
    }

    private static String grantOf(String member, JsonNode grants) {
        for (var grant : grants.path("items")) {
            if (grant.at("/member/id").asText().equals(member)
                    && grant.path("role").asText().equals("admin")) {
                return grant.path("id").asText();
            }
        }
        throw new AssertionError("no grant of " + member);
    }

    private static JsonNode agent() {
        var wish = House.object();
        wish.putArray("roles").add("agent");
        return wish;
    }
}
