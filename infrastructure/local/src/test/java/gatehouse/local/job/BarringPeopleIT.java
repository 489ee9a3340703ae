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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
    @DisplayName("E10: the last administrator is not demoted, disabled or deleted, by two at once")
    void last() {
        var other = people.known("account-manager");
        var id = people.id(other);
        var mine = people.id(boss);
        var theirs = new People(other);
        var statuses =
                Stream.of(
                                CompletableFuture.supplyAsync(() -> people.delete(id)),
                                CompletableFuture.supplyAsync(() -> theirs.act(mine, "/disable")))
                        .map(CompletableFuture::join)
                        .map(Reply::status)
                        .toList();
        assertThat(statuses).filteredOn(status -> status < 300).hasSize(1);
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
