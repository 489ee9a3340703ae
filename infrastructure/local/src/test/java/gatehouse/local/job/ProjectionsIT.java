package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Committed;
import gatehouse.aws.Directory;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Profile;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is kept beside its source: counters, and copies of names and addresses.
class ProjectionsIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<String> SWITCHES = List.of("include", "exclude", "only");

    private Person manager = House.ANA;

    @BeforeEach
    void a_customer() {
        manager = House.customer();
    }

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName(
            "A8: where a person is a guest, the list shows the new address once it is taken at home")
    void address() {
        var staff = House.staff();
        var _ = House.invite(manager, staff);
        var _ = House.accept(staff);
        var entries = auditLength();
        var wanted = "moved-" + COUNT.incrementAndGet() + "@vendor.example";

        changeAddress(staff, wanted);

        var line = only("?external=only");
        assertThat(line.path("email").asText()).isEqualTo(wanted);
        assertThat(emails("?sort=-email&external=only")).containsExactly(wanted);
        var whole = get("/members/" + line.path("id").asText());
        assertThat(whole.path("email").asText()).isEqualTo(wanted);
        assertThat(get("/grants").toString()).contains(wanted).doesNotContain(staff.email());
        assertThat(auditLength()).as("nothing happened here").isEqualTo(entries);
    }

    @Test
    @DisplayName("D4: a new username stands in every membership, the one at home included")
    void username() {
        var staff = House.staff();
        var _ = House.invite(manager, staff);
        var _ = House.accept(staff);
        var wish =
                House.object()
                        .put("currentPassword", staff.password())
                        .put("username", House.fresh("renamed-"));
        assertThat(House.post("/v1/me/credentials", House.signIn(staff), wish).status())
                .isEqualTo(204);
        House.SYSTEM.quiet();

        var name = wish.path("username").asText();
        assertThat(only("?external=only").path("username").asText()).isEqualTo(name);
        var home = House.get("/v1/tenants/vendor/me", House.signIn(staff)).json();
        assertThat(home.path("username").asText()).isEqualTo(name);
        assertThat(House.get("/v1/me", House.signIn(staff)).json().path("tenants")).hasSize(2);
    }

    @Test
    @DisplayName("D1: a copy that missed the change is brought up to date when it appears")
    void late_copy() {
        var staff = House.staff();
        var id = accountOf(staff.email());
        var wanted = "early-" + COUNT.incrementAndGet() + "@vendor.example";
        var _ = House.invite(manager, staff);
        var _ = House.accept(staff);
        var place = Keys.member(new TenantId(manager.tenant()), id);
        var old = table().get(place).orElseThrow();
        changeAddress(staff, wanted);

        // as if it had been written before the change, and the index had not known it then
        remove(place);
        var _ =
                House.SYSTEM
                        .dynamo()
                        .putItem(put -> put.tableName(House.SYSTEM.table()).item(old.attributes()));

        assertThat(only("?external=only").path("email").asText()).isEqualTo(wanted);
    }

    @Test
    @DisplayName("A8: a guest whose account is no more has left, and nobody is told of it here")
    void account_gone() {
        var staff = House.staff();
        var _ = House.invite(manager, staff);
        var _ = House.accept(staff);
        var id = accountOf(staff.email());
        var entries = auditLength();
        remove(Keys.account(id));
        var _ = feed("member.deleted", "vendor", "member", id.value());

        assertThat(emails("?disabled=include")).containsExactly(manager.email());
        var member = House.get(House.home(manager, "/members/" + id), House.signIn(manager));
        assertThat(member.status()).isEqualTo(404);
        assertThat(get("/grants").toString()).doesNotContain(id.value(), staff.email());
        assertThat(table().get(Keys.member(new TenantId("vendor"), id)))
                .as("at home it goes together with the account")
                .isPresent();
        assertThat(auditLength()).isEqualTo(entries);
        assertCountedRight();
    }

    @Test
    @DisplayName("D5: what becomes of a group shows with its members, whoever changes it when")
    void group() {
        var id = new GroupId("g".repeat(26));
        var other = new Group(new GroupId("h".repeat(26)), "Day shift", true);
        var group = new Group(id, "Night shift", true);
        var ona = person(group);
        var emil = person(other);
        assertThat(emails("?group=" + id)).containsExactly(ona);

        become(id, "Late shift", true);
        assertThat(only("?group=" + id).at("/group/name").asText()).isEqualTo("Late shift");
        assertThat(only("?group=" + other.id()).path("email").asText()).isEqualTo(emil);
        become(id, "Late shift", false);
        assertThat(emails("?group=" + id)).isEmpty();
        become(id, "Early shift", true);
        assertThat(only("?group=" + id).at("/group/name").asText()).isEqualTo("Early shift");
        var version = version(ona);
        var _ = feed("group.changed", manager.tenant(), "group", id.value());
        assertThat(version(ona)).as("the same again").isEqualTo(version);

        remove(Keys.group(new TenantId(manager.tenant()), id));
        var _ = feed("group.deleted", manager.tenant(), "group", id.value());
        assertThat(emails("?group=" + id)).isEmpty();
        assertThat(emails("?group=" + other.id())).containsExactly(emil);
    }

    @Test
    @DisplayName("D1: the total is exact whatever was done, and every switch is counted apart (A8)")
    void totals() {
        var random = new SplittableRandom(7);
        var people = new LinkedHashMap<Person, String>();
        for (int step = 0; step < 24; step++) {
            int roll = random.nextInt(7);
            var held =
                    people.entrySet().stream().skip(random.nextInt(people.size() + 1)).findFirst();
            if (roll < 3 || held.isEmpty()) {
                var staff = House.staff();
                people.put(staff, House.invite(manager, staff).path("id").asText());
            } else if (roll == 3) {
                var _ = person(new Group(new GroupId("n".repeat(26)), "Night", true));
            } else {
                end(held.get().getKey(), held.get().getValue(), roll);
                people.remove(held.get().getKey());
            }
        }
        assertCountedRight();
        // all that is left runs out
        House.SYSTEM.advance(Duration.ofDays(40));
        assertCountedRight();
    }

    /// Accepted and left so, accepted and revoked, or never accepted.
    private void end(Person staff, String invitation, int roll) {
        if (roll < 6) {
            var _ = House.accept(staff);
            if (roll == 4) {
                House.SYSTEM.quiet();
                House.bar(staff.email(), manager.tenant());
            }
        }
        if (roll > 4) {
            var path = House.home(manager, "/invitations/" + invitation);
            assertThat(House.delete(path, House.signIn(manager)).status()).isEqualTo(204);
        }
    }

    @Test
    @DisplayName("D1: records that come twice, late or one by one count once")
    void twice() {
        for (int i = 0; i < 3; i++) {
            var staff = House.staff();
            var _ = House.invite(manager, staff);
            var _ = House.accept(staff);
        }
        assertCountedRight();
        var before = counters();
        for (var batch : House.SYSTEM.delivered("projections").reversed()) {
            for (var record : batch.path("Records")) {
                var event = House.object();
                event.putArray("Records").add(record);
                var _ = House.feed("projections", event);
            }
        }
        House.SYSTEM.quiet();
        assertThat(counters()).isEqualTo(before);
    }

    @Test
    @DisplayName("D1: counters that are wrong or were never there are right once counted anew")
    void anew() {
        var staff = House.staff();
        var _ = House.invite(manager, staff);
        var _ = person(new Group(new GroupId("n".repeat(26)), "Night", true));
        House.SYSTEM.quiet();
        var tenant = new TenantId(manager.tenant());
        remove(Keys.counts(tenant));
        for (var item : everythingOf(tenant)) {
            if (item.key().sk().startsWith("COUNTED#")) {
                remove(item.key());
            }
        }
        var other = House.staff();
        var _ = House.invite(manager, other);
        assertThat(list("?limit=1").path("total").asInt())
                .as("what is half counted is looked through")
                .isEqualTo(4);

        assertThat(House.feed("projections", House.object().put("tenant", tenant.value())))
                .isEqualTo(House.object().putNull("after"));
        assertThat(counters()).containsEntry("whole", AttributeValue.fromBool(true));
        assertCountedRight();
    }

    @Test
    @DisplayName("D1: the total of a plain list is what the counters say, at any size")
    void counters_answer() {
        var _ = person(new Group(new GroupId("n".repeat(26)), "Night", true));
        House.SYSTEM.quiet();
        assertThat(list("?limit=1&q=person").path("total").asInt())
                .as("a filter is looked through")
                .isEqualTo(2);
        var place = Keys.counts(new TenantId(manager.tenant()));
        var _ =
                table().commit(
                                Updating.of(place)
                                        .set("people-active", 123_456)
                                        .set("people-invited-external", 7)
                                        .write());
        assertThat(list("?limit=1").path("total").asInt()).isEqualTo(123_463);
        assertThat(list("?limit=1&external=exclude").path("total").asInt()).isEqualTo(123_456);
        assertThat(list("?limit=1&q=person").path("total").isNull())
                .as("not where there are too many")
                .isTrue();
        counted(place, Directory.MOST_COUNTED);
        assertThat(list("?limit=1&q=person").path("total").asInt())
                .as("as many as can be looked through")
                .isEqualTo(2);
        counted(place, Directory.MOST_COUNTED + 1);
        assertThat(list("?limit=1&q=person").path("total").isNull()).as("one more").isTrue();
    }

    /// So many in all, as the counters have it.
    private static void counted(gatehouse.aws.Key place, int people) {
        var write =
                Updating.of(place)
                        .set("people-active", people - 7)
                        .set("people-invited-external", 7)
                        .write();
        assertThat(table().commit(write)).isEqualTo(Committed.STORED);
    }

    /// Every total that the counters tell is that of the list, read to its end.
    private void assertCountedRight() {
        for (var disabled : SWITCHES) {
            for (var external : SWITCHES) {
                var query = "?disabled=" + disabled + "&external=" + external;
                var first = list(query + "&limit=1");
                int all = emails(query + "&limit=100").size();
                assertThat(first.path("total").asInt()).as(query).isEqualTo(all);
            }
        }
        var counted = new LinkedHashMap<String, Integer>();
        for (var line : list("?disabled=include&limit=100").path("items")) {
            var apart = line.path("external").asBoolean() ? "-external" : "";
            counted.merge("people-" + line.path("state").asText() + apart, 1, Integer::sum);
        }
        var kept = new LinkedHashMap<String, Integer>();
        counters()
                .forEach((name, value) -> {
                    if (name.startsWith("people-") && !value.n().equals("0")) {
                        kept.put(name, Integer.valueOf(value.n()));
                    }
                });
        assertThat(kept).isEqualTo(counted);
    }

    private Map<String, AttributeValue> counters() {
        House.SYSTEM.quiet();
        return table().get(Keys.counts(new TenantId(manager.tenant())))
                .map(Item::attributes)
                .orElse(Map.of());
    }

    private static List<Item> everythingOf(TenantId tenant) {
        return House.everything().stream()
                .map(Item::new)
                .filter(item -> Keys.tenantOf(item.key()).equals(Optional.of(tenant)))
                .toList();
    }

    private String person(Group group) {
        var email = "q" + COUNT.incrementAndGet() + "@projected.example";
        House.planting()
                .person(
                        email,
                        "Person",
                        "Q",
                        new TenantId(manager.tenant()),
                        BuiltInRole.AGENT,
                        "a-good-password",
                        Profile.NONE.in(Optional.of(group)));
        return email;
    }

    /// As `groups` does it, step by step: the group as it is now, then its event.
    private void become(GroupId id, String name, boolean active) {
        var place = Keys.group(new TenantId(manager.tenant()), id);
        var write = Updating.of(place).set("name", name).set("active", active).write();
        var _ = table().commit(write);
        var _ = feed("group.changed", manager.tenant(), "group", id.value());
    }

    private long version(String email) {
        House.SYSTEM.quiet();
        var place = Keys.member(new TenantId(manager.tenant()), accountOf(email));
        return table().get(place).orElseThrow().version();
    }

    private static void changeAddress(Person person, String to) {
        var body = House.object().put("email", to).toString();
        var me = House.home(person, "/me");
        var match = Map.of("If-Match", "*");
        assertThat(House.ask("PATCH", me, House.newSession(person), body, match).status())
                .isEqualTo(200);
        var token = House.object().put("token", House.linkToken(to));
        assertThat(House.post("/v1/email-changes/complete", "", token).status()).isEqualTo(204);
        House.SYSTEM.quiet();
    }

    /// What the bus would bring, without the bus.
    private static JsonNode feed(String type, String tenant, String subject, String id) {
        House.SYSTEM.quiet();
        var envelope = House.object().put("detail-type", type);
        var data = envelope.putObject("detail").putObject("data").put("tenant", tenant);
        data.putObject("subject").put("type", subject).put("id", id);
        var event = House.object();
        event.putArray("Records")
                .addObject()
                .put("messageId", "m1")
                .put("eventSource", "aws:sqs")
                .put("body", envelope.toString());
        var answer = House.feed("projections", event);
        for (int i = 0; i < 20 && !answer.path("batchItemFailures").isEmpty(); i++) {
            answer = House.feed("projections", event);
        }
        assertThat(answer.path("batchItemFailures")).isEmpty();
        House.SYSTEM.quiet();
        return answer;
    }

    private static AccountId accountOf(String email) {
        var claim = table().get(Keys.email(Email.parse(email).orElseThrow())).orElseThrow();
        return new AccountId(claim.text("account"));
    }

    private static void remove(gatehouse.aws.Key place) {
        var _ =
                House.SYSTEM
                        .dynamo()
                        .deleteItem(delete ->
                                delete.tableName(House.SYSTEM.table())
                                        .key(
                                                Map.of(
                                                        "pk", AttributeValue.fromS(place.pk()),
                                                        "sk", AttributeValue.fromS(place.sk()))));
        House.SYSTEM.quiet();
    }

    private static Table table() {
        return new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
    }

    private int auditLength() {
        House.SYSTEM.quiet();
        return get("/audit?limit=100").path("items").size();
    }

    private JsonNode only(String query) {
        return new People(manager).only(query);
    }

    private List<String> emails(String query) {
        return new People(manager).emails(query);
    }

    private JsonNode list(String query) {
        return new People(manager).list(query);
    }

    private JsonNode get(String path) {
        var reply = House.get(House.home(manager, path), House.signIn(manager));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }
}
