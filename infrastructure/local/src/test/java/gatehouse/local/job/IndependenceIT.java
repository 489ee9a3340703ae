package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Keys;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A customer that nobody manages any more (C10).
class IndependenceIT {
    private static final String REASON = "?reason=They%20go%20their%20own%20way";

    private final Person manager = House.customer();
    private final String token = House.signIn(manager);
    private final TenantId customer = House.customerOf(manager, TenantKind.CORPORATE);
    private final String place = Companies.customers(manager) + "/" + customer;
    private final String independence = place + "/independence";

    private Reply release(String query, String who) {
        return House.ask("POST", independence + query, who, "", Map.of());
    }

    @Test
    @DisplayName(
            "C10: from that instant on the managing tenant finds nothing, and people and data stay")
    void released() {
        var admin = House.member(customer, BuiltInRole.ADMINISTRATOR);
        var agent = House.member(customer, BuiltInRole.MEMBER);
        var reply = release(REASON, token);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("managedBy").isNull()).isTrue();
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");

        var nobody = House.get(Companies.customers(manager) + "/no-such-tenant", token);
        var wish = House.object().put("name", "Still mine");
        for (var after :
                List.of(
                        House.get(place, token),
                        Companies.patch(place, token, wish),
                        release("", token))) {
            assertThat(after.status()).isEqualTo(404);
            assertThat(after.text()).isEqualTo(nobody.text());
        }
        House.SYSTEM.quiet();
        assertThat(Companies.ids(Companies.customers(manager), token, 100)).isEmpty();
        for (var person : List.of(admin, agent)) {
            var me = House.get(Companies.path(customer.value()) + "/me", House.signIn(person));
            assertThat(me.status()).isEqualTo(200);
        }
        assertThat(new People(admin).emails("")).contains(admin.email(), agent.email());
        assertThat(House.get(Companies.path(customer.value()), House.signIn(House.ROOT)).json())
                .isEqualTo(reply.json());
        var boss = House.signIn(House.member(customer, BuiltInRole.ADMIN));
        assertThat(Companies.log(customer.value(), boss)).contains("tenant.released");
        var log =
                House.get(Companies.path(customer.value()) + "/audit?type=tenant.released", boss)
                        .json();
        assertThat(log.at("/items/0/before/managedBy").asText()).isEqualTo(manager.tenant());
        assertThat(log.at("/items/0/reason").asText()).isEqualTo("They go their own way");
        assertThat(
                        House.post(
                                        Companies.customers(admin),
                                        House.signIn(admin),
                                        Companies.wish("CORPORATE"))
                                .status())
                .as("it can have customers of its own from now on")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("C10: it must have an administrator of its own, who has come")
    void nobody() {
        assertThat(release("", token).status()).isEqualTo(409);
        House.planting()
                .unactivated(
                        "late-" + customer + "@new.example",
                        "Late",
                        "Ly",
                        customer,
                        BuiltInRole.ADMINISTRATOR);
        assertThat(release("", token).status()).as("invited is not there").isEqualTo(409);
        House.member(customer, BuiltInRole.MODERATOR);
        assertThat(release("", token).status()).isEqualTo(409);
        var jo = House.customerOf(manager, TenantKind.PRIVATE);
        var path = Companies.customers(manager) + "/" + jo + "/independence";
        assertThat(House.ask("POST", path, token, "", Map.of()).status()).isEqualTo(409);
        assertThat(House.get(place, token).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    @DisplayName(
            "C10: the vendor may say so as well, and nobody else of the managing tenant's people")
    void vendor() {
        House.member(customer, BuiltInRole.ADMINISTRATOR);
        var agent =
                House.member(new TenantId(manager.tenant()), BuiltInRole.DEPARTMENT_ADMINISTRATOR);
        assertThat(release("", House.signIn(agent)).problem()).isEqualTo("lacks-permission");
        assertThat(release("", House.signIn(House.ANA)).status()).isEqualTo(404);
        var root = House.signIn(House.ROOT);
        assertThat(release("?reason=short", root).pointers()).containsExactly("?reason");
        var odd = House.ask("POST", independence, root, "{\"reason\":1,\"x\":2}", Map.of());
        assertThat(odd.pointers()).containsExactlyInAnyOrder("/reason", "/x");
        var before = House.everything();
        assertThat(release("?dryRun=true", root).status()).isEqualTo(200);
        assertThat(House.everything()).isEqualTo(before);
        var told = House.object().put("reason", "They asked us for it").toString();
        assertThat(House.ask("POST", independence, root, told, Map.of()).status()).isEqualTo(200);
        assertThat(House.get(place, token).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("F6: under one key a customer is released once, and the repeat is told the same")
    void again() {
        House.member(customer, BuiltInRole.ADMINISTRATOR);
        var key = Map.of("Idempotency-Key", "release-" + customer);
        var first = House.ask("POST", independence, token, "", key);
        var second = House.ask("POST", independence, token, "", key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        var boss = House.signIn(House.member(customer, BuiltInRole.ADMIN));
        assertThat(Companies.log(customer.value(), boss))
                .filteredOn("tenant.released"::equals)
                .hasSize(1);
    }

    @Test
    @DisplayName("C10: an edit at the same moment is made before, or not at all")
    void raced_with_an_edit() {
        for (int round = 0; round < 4; round++) {
            var one = House.customerOf(manager, TenantKind.CORPORATE);
            House.member(one, BuiltInRole.ADMINISTRATOR);
            var path = Companies.customers(manager) + "/" + one;
            var wish = House.object().put("name", "Renamed");

            var replies =
                    House.atOnce(
                            () -> Companies.patch(path, token, wish),
                            () -> House.ask("POST", path + "/independence", token, "", Map.of()));

            assertThat(replies.getFirst().status()).isIn(200, 404);
            assertThat(replies.getLast().status()).isEqualTo(200);
            var now = House.get(Companies.path(one.value()), House.signIn(House.ROOT)).json();
            assertThat(now.path("managedBy").isNull()).isTrue();
            assertThat(now.path("name").asText().equals("Renamed"))
                    .isEqualTo(replies.getFirst().status() == 200);
        }
    }

    @Test
    @DisplayName("E10: its last administrator leaves before, or stays for good")
    void raced_with_the_last_administrator() {
        for (int round = 0; round < 4; round++) {
            var one = House.customerOf(manager, TenantKind.CORPORATE);
            var boss = House.member(one, BuiltInRole.ACCOUNT_MANAGER);
            var last = House.member(one, BuiltInRole.ADMINISTRATOR);
            var people = new People(boss);
            var leaving = people.id(last);
            // the boss is none that counts: held for a time
            limit(one, boss);
            var path = Companies.customers(manager) + "/" + one + "/independence";

            var replies =
                    House.atOnce(
                            () -> people.delete(leaving),
                            () -> House.ask("POST", path, token, "", Map.of()));

            int left = replies.getFirst().status();
            int released = replies.getLast().status();
            assertThat(List.of(left, released)).isIn(List.of(204, 409), List.of(409, 200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH"})
    @DisplayName(
            "E10: nor is the last one's grant taken or limited by who saw the tenant still managed")
    void released_between_two_reads(String method) {
        var boss = House.member(customer, BuiltInRole.ACCOUNT_MANAGER);
        var people = new People(boss);
        var id = people.id(House.member(customer, BuiltInRole.ADMINISTRATOR));
        var grants = people.path(id) + "/grants";
        var more = House.object().put("role", "member");
        assertThat(House.post(grants, House.signIn(boss), more).status()).isEqualTo(201);
        limit(customer, boss);
        var path = grants + "/" + grant(boss, "administrator");
        var end = House.SYSTEM.clock().instant().plus(Duration.ofDays(3)).toString();
        var wish = House.object().put("end", end).put("reason", "They leave us in three days");
        var body = method.equals("PATCH") ? wish.toString() : "";
        var match = Map.of("If-Match", "*");
        var released = new ArrayList<Reply>();

        var reply =
                beforeAdministratorsAreRead(
                        () -> House.ask(method, path, House.signIn(boss), body, match),
                        () -> released.add(release("", token)));

        assertThat(released.getFirst().status()).isEqualTo(200);
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        assertThat(counted()).containsExactly(id);
    }

    /// What a request answers where something else is done once the tenant has been read, and not
    /// yet who administers it.
    private static Reply beforeAdministratorsAreRead(Supplier<Reply> request, Runnable other) {
        var done = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals("revoke")
                            && call.action().equals("GetItem")
                            && call.body().asUtf8String().contains("ADMINS")
                            && done.compareAndSet(false, true)) {
                        other.run();
                    }
                    return next.answer(call);
                })) {
            return request.get();
        }
    }

    /// The one grant of a role that somebody sees.
    private String grant(Person boss, String role) {
        var all = House.get(House.home(boss, "/grants?state=active"), House.signIn(boss)).json();
        return StreamSupport.stream(all.path("items").spliterator(), false)
                .filter(grant -> grant.path("role").asText().equals(role))
                .map(grant -> grant.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private List<String> counted() {
        return House.table().get(Keys.administrators(customer)).orElseThrow().members("ids");
    }

    /// Takes somebody out of those whom the guard counts.
    private static void limit(TenantId tenant, Person person) {
        var place = Keys.administrators(tenant);
        var item = House.table().get(place).orElseThrow();
        var id = House.account(person.email()).value();
        var rest = item.members("ids").stream().filter(other -> !other.equals(id)).toList();
        var _ =
                House.table()
                        .commit(
                                Updating.of(place)
                                        .set("ids", rest)
                                        .set("version", item.version() + 1)
                                        .write());
    }

    @Test
    @DisplayName("E10: once independent it keeps an administrator")
    void guarded() {
        var boss = House.member(customer, BuiltInRole.ACCOUNT_MANAGER);
        var people = new People(boss);
        var admin = House.member(customer, BuiltInRole.ADMINISTRATOR);
        assertThat(people.delete(people.id(admin)).status()).as("while managed").isEqualTo(204);
        assertThat(release("", token).status()).isEqualTo(200);
        var other = House.member(customer, BuiltInRole.ADMINISTRATOR);
        limit(customer, boss);
        assertThat(people.delete(people.id(other)).status()).isEqualTo(409);
    }
}
