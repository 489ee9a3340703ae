package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A tenant asks for changes of its contacts (E2-E4, E8-E10).
class SubmittingIT {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Contacts contacts = Contacts.of();
    private final Person boss = contacts.boss();
    private final String token = House.signIn(contacts.asker());
    private final String mia = contacts.contact(BuiltInRole.AGENT);

    @AfterEach
    void the_sweep_goes_on() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("E2: one request holds an edit, other roles, somebody new and a removal")
    void any_mix() {
        var leaving = contacts.contact(BuiltInRole.MANAGER);
        var edit = Contacts.edit(mia, "phone", "+49 (30) 123-456");
        ((ObjectNode) edit.path("set")).put("city", "Bonn").putNull("company");
        var wish =
                Contacts.wish(
                        edit,
                        Contacts.roles(mia, List.of("manager"), List.of("agent")),
                        Contacts.add("Noor@New.example", "agent", "management")
                                .put("phone", "+49 30 123456"),
                        Contacts.remove(leaving));
        var reply = House.post(contacts.path(), token, wish.put("comment", " As agreed "));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        var request = reply.json();
        assertThat(reply.header("Location")).isEqualTo(contacts.path(request));
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(request.path("id").asText())
                .isEqualTo(boss.tenant() + "." + request.path("number").asText());
        assertThat(request.path("state").asText()).isEqualTo("submitted");
        assertThat(request.path("ticket").asText())
                .isEqualTo(House.SYSTEM.base() + "/tickets/" + request.path("id").asText());
        assertThat(request.at("/comments/0/text").asText()).isEqualTo("As agreed");
        assertThat(request.at("/comments/0/side").asText()).isEqualTo("customer");
        assertThat(texts(request.path("items"), "current"))
                .containsExactly(
                        "{\"phone\":null,\"company\":null,\"city\":null}",
                        "{\"roles\":[\"agent\"]}",
                        "null",
                        "{\"firstName\":\"Person\",\"lastName\":\"%s\",\"email\":\"%s\",\"roles\":[\"manager\"]}"
                                .formatted(
                                        request.at("/items/3/current/lastName").asText(),
                                        request.at("/items/3/current/email").asText()));
        assertThat(texts(request.path("items"), "requested"))
                .containsExactly(
                        "{\"phone\":\"+4930123456\",\"company\":null,\"city\":\"Bonn\"}",
                        "{\"roles\":[\"manager\"]}",
                        "{\"firstName\":\"Noor\",\"lastName\":\"Haddad\",\"email\":\"noor@new.example\",\"phone\":\"+4930123456\",\"roles\":[\"management\",\"agent\"]}",
                        "null");
        assertThat(texts(request.path("items"), "moved")).containsOnly("[]");
        assertThat(request.at("/items/0/member/id").asText()).isEqualTo(mia);
        assertThat(contacts.show(request).json()).isEqualTo(request);
        assertThat(contacts.show(request).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    @DisplayName("E3: a request with faults keeps nothing, and names each with its place")
    void faults() {
        var wish =
                Contacts.wish(
                        Contacts.edit("a".repeat(26), "city", "Bonn"),
                        Contacts.edit(mia, "email", "no address"),
                        Contacts.roles(mia, List.of("no-such-role", "manager"), List.of("admin")),
                        Contacts.add(boss.email(), "everyone").put("phone", "12"),
                        Contacts.remove("x"),
                        Contacts.edit(mia, "username", "mia"),
                        Contacts.remove(mia),
                        House.object().put("type", "dance").put("member", mia),
                        House.object().put("type", "add"));
        wish.withArray("items").add(5);
        wish.put("comment", " ").put("colour", "red");
        var before = House.everything();
        for (var query : List.of("", "?dryRun=true")) {
            var refused = House.post(contacts.path() + query, token, wish);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.pointers())
                    .containsExactlyInAnyOrder(
                            "/comment",
                            "/colour",
                            "/items/0/member",
                            "/items/1/set/email",
                            "/items/2/add/0",
                            "/items/2/remove/0",
                            "/items/3/roles/0",
                            "/items/3/email",
                            "/items/3/phone",
                            "/items/4/member",
                            "/items/5/set/username",
                            "/items/5/member",
                            "/items/6/member",
                            "/items/7/type",
                            "/items/8/firstName",
                            "/items/8/lastName",
                            "/items/8/email",
                            "/items/8/roles",
                            "/items/9");
        }
        assertThat(House.everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"type":"edit","member":"MIA"}                            | /items/0/set
                    {"type":"edit","member":"MIA","set":{}}                   | /items/0/set
                    {"type":"edit","member":"MIA","set":5}                    | /items/0/set
                    {"type":"edit","member":"MIA","set":{"firstName":null}}   | /items/0/set/firstName
                    {"type":"edit","member":"MIA","set":{"email":null}}       | /items/0/set/email
                    {"type":"edit","member":"MIA","set":{"phone":"030 12"}}   | /items/0/set/phone
                    {"type":"edit","member":"MIA","set":{"country":"XX"}}     | /items/0/set/country
                    {"type":"edit","member":"MIA","set":{"city":["Bonn"]}}    | /items/0/set/city
                    {"type":"edit","member":"MIA","set":{"city":null}}        | /items/0/set
                    {"type":"edit","member":"MIA","set":{"url":"http://a.b"}} | /items/0/set/url
                    {"type":"edit","member":5,"set":{"city":"Bonn"}}          | /items/0/member
                    {"type":"edit","member":"MIA","set":{"city":"Bonn"},"a":1} | /items/0/a
                    {"type":"roles","member":"MIA"}                           | /items/0
                    {"type":"roles","member":"MIA","add":[],"remove":[]}      | /items/0
                    {"type":"roles","member":"MIA","add":"agent"}             | /items/0/add
                    {"type":"roles","member":"MIA","add":["agent"]}           | /items/0/add/0
                    {"type":"roles","member":"MIA","add":[5,"account-manager"]} | /items/0/add/0 /items/0/add/1
                    {"type":"roles","member":"MIA","add":["manager","manager"]} | /items/0/add/1
                    {"type":"roles","member":"MIA","remove":["agent"]}        | /items/0
                    {"type":"roles","member":"MIA","add":["manager"],"remove":["manager"]} | /items/0/remove/0
                    {"type":"roles","member":"MIA","add":["customer-manager"]} | /items/0/add/0
                    {"type":"add","firstName":"N","lastName":"H","email":"n@new.example","roles":[]} | /items/0/roles
                    {"type":"add","firstName":"N","lastName":"H","email":"n@new.example","roles":["system-admin"]} | /items/0/roles/0
                    {"type":"add","firstName":"","lastName":"H","email":"n@new.example","roles":["agent"]} | /items/0/firstName
                    {"type":"remove"}                                         | /items/0/member
                    {"type":"remove","member":"BOSS"}                         | /items/0/member
                    {}                                                        | /items/0/type
                    """)
    @DisplayName("E3: whatever is wrong with an item is named at its place")
    void each_field(String item, String pointers) {
        var written = item.replace("MIA", mia).replace("BOSS", Contacts.id(boss));
        var refused = contacts.submit(House.parsed(written));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactlyInAnyOrder(pointers.split(" "));
    }

    @Test
    @DisplayName("E3: a request without items, or with more than forty, is refused")
    void lists() {
        for (var items : List.of("[]", "5", "null", "{}", "[" + "{},".repeat(40) + "{}]")) {
            var wish = House.parsed("{\"items\":" + items + "}");
            assertThat(House.post(contacts.path(), token, wish).pointers())
                    .containsExactly("/items");
        }
        assertThat(House.post(contacts.path(), token, House.object()).pointers())
                .containsExactly("/items");
    }

    @Test
    @DisplayName("E3: a request that one transaction cannot hold is refused, naming the limit")
    void size() {
        var many = new ArrayList<JsonNode>();
        for (int i = 0; i < 21; i++) {
            many.add(Contacts.add("n" + i + "@new.example", "agent"));
        }
        var people = contacts.submit(many.toArray(new JsonNode[0]));
        assertThat(people.pointers()).containsExactly("/items");
        assertThat(people.text()).contains("at most 20 people");
        var leave = new ArrayList<JsonNode>();
        for (int i = 0; i < 12; i++) {
            leave.add(Contacts.remove(contacts.contact(BuiltInRole.AGENT)));
        }
        var weight = contacts.submit(leave.toArray(new JsonNode[0]));
        assertThat(weight.pointers()).containsExactly("/items");
        assertThat(weight.text()).contains("weighs 96").contains("at most 92");
        var both = new ArrayList<>(leave.subList(0, 11));
        both.add(many.getFirst());
        assertThat(contacts.submit(both.toArray(new JsonNode[0])).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "E3: A9: roles that somebody holds later count, too: no more than there is room for")
    void no_room() {
        var people = new People(boss);
        var start = House.SYSTEM.clock().instant();
        for (int i = 1; i < 20; i++) {
            var later = House.object().put("role", "manager").put("reason", "Stands in some day");
            later.put("start", start.plus(Duration.ofDays(2L * i)).toString());
            later.put("end", start.plus(Duration.ofDays(2L * i + 1)).toString());
            var given = House.post(people.path(mia) + "/grants", House.signIn(boss), later);
            assertThat(given.status()).as(given.text()).isEqualTo(201);
        }
        var refused = contacts.submit(Contacts.roles(mia, List.of("moderator"), List.of()));
        assertThat(refused.pointers()).containsExactly("/items/0");
        assertThat(refused.text()).contains("20");
        var instead = contacts.open(Contacts.roles(mia, List.of("moderator"), List.of("agent")));
        var done = contacts.act(House.ROOT, instead, "/implement", "");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    @Test
    @DisplayName("E4: an address that an edit wishes for and somebody else has by now has moved")
    void moved_address() {
        var wished = House.fresh("wished") + "@moved.example";
        var request =
                contacts.open(
                        Contacts.edit(mia, "email", wished),
                        Contacts.edit(contacts.contact(BuiltInRole.AGENT), "city", "Bonn"));
        assertThat(texts(contacts.show(request).json().path("items"), "moved")).containsOnly("[]");
        new People(boss).added(People.somebody("agent").put("email", wished));
        House.SYSTEM.quiet();
        assertThat(texts(contacts.show(request).json().path("items"), "moved"))
                .containsExactly("[\"email\"]", "[]");
    }

    @Test
    @DisplayName("E3: F2: of too many nobody is told whose addresses they are, also in a dry run")
    void too_many_are_not_looked_at() {
        var many = new ArrayList<JsonNode>();
        for (int i = 0; i < 21; i++) {
            many.add(Contacts.add("n" + i + "@new.example", "agent"));
        }
        many.set(3, Contacts.add(boss.email(), "agent"));
        var path = contacts.path() + "?dryRun=true";
        var heavy = House.post(path, token, Contacts.wish(many.toArray(new JsonNode[0])));
        assertThat(heavy.status()).isEqualTo(422);
        assertThat(heavy.pointers()).containsExactly("/items");

        many.add(Contacts.add("no address", "agent"));
        var both = House.post(path, token, Contacts.wish(many.toArray(new JsonNode[0])));
        assertThat(both.pointers()).containsExactlyInAnyOrder("/items", "/items/21/email");
        assertThat(both.text()).contains("at most 20 people");

        var stranger = House.post(path, House.signIn(House.staff()), Contacts.wish(many.get(3)));
        assertThat(stranger.status()).isEqualTo(404);
    }

    @Test
    @DisplayName("E3: several items on one person count as one")
    void one_person() {
        var items = new ArrayList<JsonNode>();
        for (int i = 0; i < 10; i++) {
            var who = contacts.contact(BuiltInRole.AGENT);
            items.add(Contacts.edit(who, "city", "Bonn"));
            items.add(Contacts.roles(who, List.of("manager"), List.of()));
            items.add(Contacts.add("n" + i + "@new.example", "agent"));
        }
        assertThat(contacts.submit(items.toArray(new JsonNode[0])).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E3: an address that is somebody's, or wished twice, is refused at its place")
    void addresses() {
        var refused =
                contacts.submit(
                        Contacts.edit(mia, "email", boss.email()),
                        Contacts.add(House.ANA.email(), "agent"),
                        Contacts.add("noor@new.example", "agent"),
                        Contacts.add("NOOR@new.example", "agent"));
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder(
                        "/items/0/set/email", "/items/1/email", "/items/3/email");
    }

    @Test
    @DisplayName("F7: a dry run shows current beside requested, and changes nothing")
    void dry_run() {
        var wish = Contacts.wish(Contacts.edit(mia, "city", "Bonn")).put("comment", "Tell me");
        var before = House.everything();
        var tried = House.post(contacts.path() + "?dryRun=true", token, wish);
        assertThat(tried.status()).isEqualTo(200);
        for (var field : List.of("id", "number", "ticket")) {
            assertThat(tried.json().path(field).isNull()).as(field).isTrue();
        }
        assertThat(tried.header("Location") + tried.header("ETag")).isEmpty();
        assertThat(tried.json().at("/items/0/requested").toString())
                .isEqualTo("{\"city\":\"Bonn\"}");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("E3: numbers rise over all tenants of the vendor")
    void numbers() {
        int first = contacts.open().path("number").asInt();
        int second = Contacts.of().open().path("number").asInt();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    @DisplayName("F6: the same request twice under one Idempotency-Key is submitted once")
    void twice() {
        var wish = Contacts.wish(Contacts.edit(mia, "city", "Bonn")).toString();
        var key = Map.of("Idempotency-Key", "once");
        var first = House.ask("POST", contacts.path(), token, wish, key);
        var again = House.ask("POST", contacts.path(), token, wish, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(House.get(contacts.path(), token).json().path("items")).hasSize(1);
    }

    @Test
    @DisplayName("F6: If-Match can name no version of what is new, and no number is used up for it")
    void no_version() {
        var wish = Contacts.wish(Contacts.edit(mia, "city", "Bonn")).toString();
        var before = House.everything();
        var stale = House.ask("POST", contacts.path(), token, wish, Map.of("If-Match", "\"1\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(House.everything()).isEqualTo(before);
        var any = House.ask("POST", contacts.path(), token, wish, Map.of("If-Match", "*"));
        assertThat(any.status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E4: one request is open at a time, and the refusal names it")
    void one_at_a_time() {
        var request = contacts.open();
        var refused = contacts.submit(Contacts.edit(mia, "city", "Bonn"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains(request.path("id").asText());
        assertThat(contacts.submit(Contacts.edit("x", "city", "Bonn")).status())
                .as("a fault is named first")
                .isEqualTo(422);
    }

    @Test
    @DisplayName("E4: of eight submitted at once one is open, and the others learn which")
    void race() {
        var all = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> contacts.submit(Contacts.edit(mia, "city", "Bonn")));
        }
        var replies = House.atOnce(all);
        var won = replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(won).hasSize(1);
        var id = won.getFirst().json().path("id").asText();
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .hasSize(7)
                .allSatisfy(reply -> assertThat(reply.text()).contains(id));
        assertThat(House.get(contacts.path(), token).json().path("items")).hasSize(1);
    }

    @Test
    @DisplayName("E4: one that has run out is in nobody's way, even if the sweep never runs")
    void run_out() {
        var request = contacts.open();
        House.SYSTEM.sweep().enable(false);
        House.SYSTEM.advance(Duration.ofDays(31));
        var fresh = House.signIn(contacts.asker());
        var over = House.get(contacts.path(request), fresh).json();
        assertThat(over.path("state").asText()).isEqualTo("rejected");
        assertThat(over.path("reason").asText()).isEqualTo("Nobody decided about it in time");
        assertThat(over.path("decidedAt")).isEqualTo(request.path("closesAt"));
        var next = contacts.open();
        assertThat(next.path("number").asInt()).isGreaterThan(request.path("number").asInt());

        House.SYSTEM.sweep().enable(true);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        House.SYSTEM.quiet();
        assertThat(contacts.show(next).json().path("state").asText()).isEqualTo("submitted");
        assertThat(contacts.submit(Contacts.edit(mia, "city", "Bonn")).text())
                .contains(next.path("id").asText());
    }

    @Test
    @DisplayName("E4: what has moved since is named beside what is now")
    void moved() {
        var leaving = contacts.contact(BuiltInRole.AGENT);
        var role = House.role(boss, "Clerk", 6, "messaging");
        var request =
                contacts.open(
                        Contacts.edit(mia, "city", "Bonn"),
                        Contacts.roles(mia, List.of(role), List.of()),
                        Contacts.edit(leaving, "city", "Bonn"),
                        Contacts.add("noor@moved.example", "agent"));
        var people = new People(boss);
        var edit = House.object().put("city", "Kiel");
        edit.putArray("roles").add("agent").add("manager");
        assertThat(people.edit(mia, edit).status()).isEqualTo(200);
        assertThat(people.delete(leaving).status()).isEqualTo(204);
        people.added(People.somebody("agent").put("email", "noor@moved.example"));
        House.SYSTEM.quiet();

        var items = contacts.show(request).json().path("items");
        assertThat(texts(items, "moved"))
                .containsExactly("[\"city\"]", "[\"roles\"]", "[\"member\"]", "[\"email\"]");
        assertThat(texts(items, "current"))
                .containsExactly(
                        "{\"city\":\"Kiel\"}",
                        "{\"roles\":[\"manager\",\"agent\"]}",
                        "null",
                        "null");
        assertThat(items.path(1).at("/requested/roles").toString())
                .isEqualTo("[\"manager\",\"agent\",\"%s\"]".formatted(role));
        assertThat(House.get(House.home(boss, "/contacts"), token).json().at("/request/items"))
                .isEqualTo(items);

        assertThat(contacts.cancel(contacts.asker(), request).status()).isEqualTo(200);
        var closed = contacts.show(request).json().path("items");
        assertThat(texts(closed, "current"))
                .as("once it is decided, as it was when it was submitted")
                .startsWith("{\"city\":null}", "{\"roles\":[\"agent\"]}", "{\"city\":null}");
        assertThat(texts(closed, "moved")).containsOnly("[]");
    }

    @Test
    @DisplayName("E8: only management and customer-administrator may ask, and nobody elsewhere")
    void who() {
        var wish = Contacts.wish(Contacts.edit(mia, "city", "Bonn"));
        for (var role : List.of(BuiltInRole.ADMIN, BuiltInRole.STAFF_ADMIN, BuiltInRole.AGENT)) {
            var refused = House.post(contacts.path(), House.signIn(contacts.member(role)), wish);
            assertThat(refused.status()).isEqualTo(403);
        }
        assertThat(House.post(contacts.path(), House.signIn(boss), wish).status()).isEqualTo(403);
        for (var other : List.of(House.ANA, House.ROOT, Contacts.of().asker())) {
            assertThat(House.post(contacts.path(), House.signIn(other), wish).status())
                    .isEqualTo(404);
        }
        var other = contacts.member(BuiltInRole.CUSTOMER_ADMINISTRATOR);
        assertThat(House.post(contacts.path(), House.signIn(other), wish).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E9: duties of one person that should be separate come as a warning")
    void duties() {
        var administrator = contacts.contact(BuiltInRole.CUSTOMER_ADMINISTRATOR);
        var request =
                contacts.open(
                        Contacts.roles(administrator, List.of("management"), List.of()),
                        Contacts.add("noor@duties.example", "management", "customer-administrator"),
                        Contacts.roles(mia, List.of("management"), List.of()));
        var warnings = request.path("warnings").valueStream().map(JsonNode::asText).toList();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1))
                .isEqualTo(
                        "Noor Haddad would hold management and customer-administrator,"
                                + " which should be separate");
    }

    @Test
    @DisplayName("E5: F8: what is said with a request stands in its event and in the log")
    void said() {
        var wish = Contacts.wish(Contacts.edit(mia, "city", "Bonn"));
        var request =
                House.post(contacts.path(), token, wish.put("comment", " As\n<b>agreed</b> "));
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.events())
                .filteredOn(event -> event.at("/data/subject/id").equals(request.json().path("id")))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.at("/data/after/comment").asText())
                                .isEqualTo("As\n<b>agreed</b>"));
        assertThat(contacts.cancel(contacts.asker(), request.json()).status()).isEqualTo(200);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.events())
                .filteredOn(event -> event.path("type").asText().equals("request.cancelled"))
                .filteredOn(event -> event.at("/data/subject/id").equals(request.json().path("id")))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.toString()).doesNotContain("agreed"));
    }

    @Test
    @DisplayName("E9: of many warnings twenty are told, each once, and of the others how many")
    void many_duties() {
        var roles =
                Stream.of(BuiltInRole.values())
                        .filter(role -> role.rank() >= 2)
                        .filter(role -> role != BuiltInRole.EVERYONE)
                        .filter(role -> role != BuiltInRole.CUSTOMER_MANAGER)
                        .map(role -> role.id().value())
                        .toList();
        var settings = House.object();
        var duties = settings.putObject("settings").putArray("separationOfDuties");
        for (int i = 0; duties.size() < 20; i++) {
            for (int j = 0; j < i && duties.size() < 20; j++) {
                duties.addArray().add(roles.get(i)).add(roles.get(j));
            }
        }
        var here = House.home(boss, "");
        var any = Map.of("If-Match", "*");
        var set = House.ask("PATCH", here, House.signIn(boss), settings.toString(), any);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        var items = new ArrayList<JsonNode>();
        for (int i = 0; i < 15; i++) {
            items.add(
                    Contacts.add("n" + i + "@many.example", roles.toArray(String[]::new))
                            .put("lastName", "Haddad " + i));
        }
        var request = contacts.open(items.toArray(new JsonNode[0]));
        var warnings = request.path("warnings").valueStream().map(JsonNode::asText).toList();
        assertThat(warnings)
                .hasSize(21)
                .doesNotHaveDuplicates()
                .endsWith("and 280 more like these");
        assertThat(contacts.show(request).json().path("warnings"))
                .isEqualTo(request.path("warnings"));
    }

    @Test
    @DisplayName("E3: a request that is more than can be kept is refused, naming the limit")
    void bytes() {
        var people = Stream.generate(() -> contacts.contact(BuiltInRole.AGENT)).limit(20).toList();
        var open = contacts.open(wordy(people, "\ud83d\ude00"));
        var done = contacts.act(House.ROOT, open, "/implement", "");
        assertThat(done.status()).as(done.text()).isEqualTo(200);

        var before = House.everything();
        var refused = contacts.submit(wordy(people, "\ud83d\ude01"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/items");
        assertThat(refused.text()).contains("at most 100000 can be");
        assertThat(House.everything()).isEqualTo(before);
    }

    /// As much text as one body takes.
    private static JsonNode[] wordy(List<String> people, String mark) {
        return people.stream()
                .map(who -> {
                    var item = Contacts.edit(who, "company", mark.repeat(100));
                    ((ObjectNode) item.path("set"))
                            .put("region", mark.repeat(100))
                            .put("city", mark.repeat(100))
                            .put("address", mark.repeat(200))
                            .put("lastName", mark.repeat(100))
                            .put("firstName", mark.repeat(100));
                    return item;
                })
                .toArray(JsonNode[]::new);
    }

    @Test
    @DisplayName("E10: a request that would leave the tenant without an administrator is refused")
    void last_administrator() {
        var alone = administered("", BuiltInRole.ADMIN);
        var admin = Contacts.id(alone.boss());
        for (var item :
                List.of(
                        Contacts.remove(admin),
                        Contacts.roles(admin, List.of("agent"), List.of("admin")))) {
            var refused = alone.submit(item);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("without an administrator");
        }
        var heir = alone.contact(BuiltInRole.AGENT);
        assertThat(
                        alone.submit(
                                        Contacts.remove(admin),
                                        Contacts.roles(heir, List.of("administrator"), List.of()))
                                .status())
                .as("somebody else begins to")
                .isEqualTo(201);

        var managed = administered(boss.tenant(), BuiltInRole.ADMINISTRATOR);
        assertThat(managed.submit(Contacts.remove(Contacts.id(managed.boss()))).status())
                .as("a managed customer is exempt")
                .isEqualTo(201);
    }

    /// A tenant with one administrator, of a rank that requests reach.
    ///
    /// @param manager empty for none
    private static Contacts administered(String manager, BuiltInRole role) {
        var tenant = new TenantId("asked" + COUNT.incrementAndGet());
        House.planting()
                .tenant(
                        tenant,
                        "Asked",
                        TenantKind.CORPORATE,
                        manager.isEmpty() ? tenant : new TenantId(manager));
        return Contacts.of(House.member(tenant, role));
    }

    @Test
    @DisplayName("F3: nobody of a higher rank is touched by a request")
    void ranks() {
        for (var item :
                List.of(
                        Contacts.edit(Contacts.id(boss), "city", "Bonn"),
                        Contacts.remove(Contacts.id(boss)),
                        Contacts.roles(Contacts.id(boss), List.of("agent"), List.of()))) {
            var refused = contacts.submit(item);
            assertThat(refused.pointers()).containsExactly("/items/0/member");
            assertThat(refused.text()).contains("of a higher rank than yours");
        }
    }

    @Test
    @DisplayName("E2: guests are no contacts, and neither are other tenants' people")
    void guests() {
        var guest = House.staff();
        House.invite(boss, guest);
        House.accept(guest);
        for (var who : List.of(Contacts.id(guest), Contacts.id(House.ANA))) {
            var refused = contacts.submit(Contacts.remove(who));
            assertThat(refused.pointers()).containsExactly("/items/0/member");
            assertThat(refused.text()).contains("is no contact of this tenant");
        }
    }

    private static List<String> texts(JsonNode items, String field) {
        return ((ArrayNode) items).valueStream().map(item -> item.path(field).toString()).toList();
    }
}
