package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Updating;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Window;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.identity.Issuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The vendor does what a tenant wishes (E6).
class ImplementIT {
    private static final String TAKEN = "The mail address belongs to somebody else";

    private final Wishing at = Wishing.fresh();

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName(
            "E6: all that was wished is so: details and address, roles given and taken, somebody"
                    + " new, somebody less")
    void everything() {
        var edited = at.person(BuiltInRole.AGENT);
        var other = at.person(BuiltInRole.MEMBER);
        var leaves = at.person(BuiltInRole.MANAGER);
        var token = House.signIn(leaves);
        var both = Wishing.edit(edited, "email", "new-" + edited.email());
        ((ObjectNode) both.path("set")).put("lastName", "Braga").put("phone", "+49 30 901821");
        var added = Wishing.add("content-creator", "member");
        var id =
                at.submitted(
                        both,
                        Wishing.roles(edited, List.of("moderator"), List.of()),
                        Wishing.roles(other, List.of("manager"), List.of("member")),
                        added,
                        Wishing.remove(leaves));
        var done = at.implemented(id);

        assertThat(done.at("/decidedBy/account").asText())
                .isEqualTo(House.account(House.ROOT.email()).value());
        assertThat(done.path("items")).hasSize(5);
        assertThat(at.isOpen()).isFalse();
        var now = at.member("new-" + edited.email());
        assertThat(now.person().last()).isEqualTo("Braga");
        assertThat(now.profile().detail(Detail.PHONE)).contains("+4930901821");
        assertThat(at.roles("new-" + edited.email())).containsExactly("agent", "moderator");
        assertThat(at.roles(other.email())).containsExactly("manager");
        assertThat(claim(edited.email())).isEmpty();
        assertThat(claim(leaves.email())).isEmpty();
        assertThat(House.get("/v1/me", token).status()).as("at once").isEqualTo(401);
        var came = at.member(added.path("email").asText());
        assertThat(at.roles(came.email().value()))
                .containsExactlyInAnyOrder("content-creator", "member");
        assertThat(came.grants().all())
                .allSatisfy(grant -> {
                    assertThat(grant.source()).isEqualTo("request/" + id);
                    assertThat(grant.reason()).isEmpty();
                    assertThat(grant.window().isEndless()).isTrue();
                    assertThat(grant.grantedBy().account())
                            .isEqualTo(House.account(House.ROOT.email()).value());
                });
        assertThat(came.profile().detail(Detail.PHONE)).contains("+4930901820");
        assertThat(Passwords.signIn(edited.email(), edited.password()).status())
                .as("by the username of before")
                .isEqualTo(201);
    }

    @Test
    @DisplayName(
            "E6: new people get a welcome mail with the link to activate the account, and sign in;"
                    + " who has another address is told at the old one")
    void mails() {
        var edited = at.person(BuiltInRole.AGENT);
        var added = Wishing.add("member");
        var email = added.path("email").asText();
        var _ =
                at.implemented(
                        at.submitted(
                                added, Wishing.edit(edited, "email", "other-" + edited.email())));

        assertThat(Passwords.use(Passwords.ACTIVATE, House.linkToken(email)).status())
                .isEqualTo(204);
        assertThat(Passwords.signIn(email, Passwords.CHOSEN).status()).isEqualTo(201);
        assertThat(House.SYSTEM.mails(email)).hasSize(1);
        assertThat(House.SYSTEM.mails(edited.email())).hasSize(1);
    }

    @Test
    @DisplayName("F4: each person's change stands in the log beside the request's own, once")
    void told() {
        var edited = at.person(BuiltInRole.AGENT);
        var leaves = at.person(BuiltInRole.AGENT);
        House.SYSTEM.quiet();
        var id =
                at.submitted(
                        Wishing.edit(edited, "city", "Graz"),
                        Wishing.roles(edited, List.of("member"), List.of()),
                        Wishing.add("member"),
                        Wishing.remove(leaves));
        var _ = at.implemented(id);

        var request = Passwords.entries(at.boss(), "request.implemented");
        assertThat(request).hasSize(1);
        assertThat(request.getFirst().at("/subject/id").asText()).isEqualTo(id);
        var changed = Passwords.entries(at.boss(), "member.changed");
        assertThat(changed).hasSize(1);
        assertThat(changed.getFirst().at("/after/city").asText()).isEqualTo("Graz");
        assertThat(changed.getFirst().at("/actor/account").asText())
                .isEqualTo(House.account(House.ROOT.email()).value());
        assertThat(Passwords.entries(at.boss(), "member.deleted")).hasSize(1);
        assertThat(Passwords.entries(at.boss(), "member.created").getFirst().path("actor"))
                .isEqualTo(changed.getFirst().path("actor"));
    }

    @Test
    @DisplayName(
            "E6: what was changed, deleted or taken meanwhile comes back item by item; nothing is"
                    + " done, and the request stays open")
    void conflicts() {
        var people = new People(at.boss());
        var edited = at.person(BuiltInRole.AGENT);
        var barred = at.person(BuiltInRole.AGENT);
        var gone = at.person(BuiltInRole.AGENT);
        var fine = at.person(BuiltInRole.AGENT);
        var role = House.role(at.boss(), "Reader", 5, "read-people");
        var added = Wishing.add("member");
        var id =
                at.submitted(
                        Wishing.edit(edited, "phone", "+49 30 901821"),
                        Wishing.remove(barred),
                        Wishing.edit(gone, "city", "Graz"),
                        added,
                        Wishing.roles(fine, List.of(role), List.of()),
                        Wishing.edit(fine, "city", "Graz"));
        assertThat(
                        people.edit(
                                        House.account(edited.email()).value(),
                                        House.object().put("phone", "+49 30 901822"))
                                .status())
                .isEqualTo(200);
        people.disable(barred);
        assertThat(people.delete(House.account(gone.email()).value()).status()).isEqualTo(204);
        var _ =
                House.member(
                        new TenantId("vendor"), BuiltInRole.AGENT, added.path("email").asText());
        assertThat(
                        House.delete(
                                        House.home(at.boss(), "/roles/" + role),
                                        House.signIn(at.boss()))
                                .status())
                .isEqualTo(204);
        var reply = at.implement(id);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("conflict");
        assertThat(details(reply))
                .containsExactly(
                        "0 The person has been changed since: phone",
                        "1 The person has been changed since",
                        "2 The person is no contact here any more",
                        "3 " + TAKEN,
                        "4 A role that was wished for is no more: " + role);
        assertThat(reply.json().at("/conflicts/0/member").asText())
                .isEqualTo(House.account(edited.email()).value());
        assertThat(reply.json().at("/conflicts/3/member").isNull()).isTrue();
        assertThat(at.member(fine).profile().detail(Detail.CITY)).isEmpty();
        assertThat(at.state(id)).isEqualTo("submitted");
        assertThat(at.cancel(id).status()).isEqualTo(200);
        var _ = at.implemented(at.submitted(Wishing.edit(fine, "city", "Graz")));
        assertThat(at.member(fine).profile().detail(Detail.CITY)).contains("Graz");
    }

    @Test
    @DisplayName(
            "E6: an address that an edit wishes for and that was taken meanwhile is a conflict")
    void address_taken() {
        var edited = at.person(BuiltInRole.AGENT);
        var wished = "wished-" + edited.email();
        var id = at.submitted(Wishing.edit(edited, "email", wished));
        var _ = House.member(new TenantId("vendor"), BuiltInRole.AGENT, wished);

        assertThat(details(at.implement(id))).containsExactly("0 " + TAKEN);
        assertThat(at.member(edited).email().value()).isEqualTo(edited.email());
    }

    @Test
    @DisplayName("B3: nobody is added where people come from an identity provider by now")
    void provided() {
        var edited = at.person(BuiltInRole.AGENT);
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"), Wishing.add("member"));
        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var input = House.object().put("reason", "The customer has a login of its own");
            var provider = input.putObject("identityProvider").put("tenant", at.boss().tenant());
            provider.put("name", "Login").put("issuer", issuer.url());
            provider.put("clientId", Issuer.CLIENT).put("jit", false);
            provider.putArray("domains").add("people.example");
            var _ = House.feed("bootstrap", input);
            assertThat(details(at.implement(id)))
                    .singleElement()
                    .asString()
                    .startsWith("1 People here are added at Login");
        }
        assertThat(at.member(edited).profile().detail(Detail.CITY)).isEmpty();
    }

    @Test
    @DisplayName("E6: who is changed at the very moment is a conflict too, and nothing is halved")
    void changed_at_that_moment() {
        var people = new People(at.boss());
        var edited = at.person(BuiltInRole.AGENT);
        var added = Wishing.add("member");
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"), added);
        var member = House.account(edited.email()).value();
        House.signIn(at.boss());
        House.signIn(House.ROOT);
        var reply =
                Passwords.meeting(
                        "requestchange",
                        "request.implemented",
                        () -> at.implement(id),
                        () ->
                                assertThat(
                                                people.edit(
                                                                member,
                                                                House.object().put("city", "Linz"))
                                                        .status())
                                        .isEqualTo(200));

        assertThat(details(reply)).containsExactly("0 The person has been changed since: city");
        assertThat(at.member(edited).profile().detail(Detail.CITY)).contains("Linz");
        assertThat(claim(added.path("email").asText())).isEmpty();
        assertThat(at.state(id)).isEqualTo("submitted");
    }

    @Test
    @DisplayName("E6: tried only, it answers what would come and changes nothing")
    void dry_run() {
        var edited = at.person(BuiltInRole.AGENT);
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"), Wishing.add("member"));
        var before = House.everything();
        var tried =
                House.ask(
                        "POST",
                        at.path(id) + Wishing.IMPLEMENT + "?dryRun=true",
                        House.signIn(House.ROOT),
                        "",
                        Map.of());

        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.json().path("state").asText()).isEqualTo("implemented");
        assertThat(House.everything()).isEqualTo(before);
        assertThat(at.state(id)).isEqualTo("submitted");
    }

    @Test
    @DisplayName("F6: done again by the same person it is done once; anybody else is told: 409")
    void again() {
        var added = Wishing.add("member");
        var id = at.submitted(added);
        var key = Map.of("Idempotency-Key", "implement-" + id);
        var first = at.implement(id, House.ROOT, key);
        var other = House.member(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(at.implement(id, House.ROOT, key).text()).isEqualTo(first.text());
        assertThat(at.implement(id).json()).isEqualTo(first.json());
        assertThat(at.implement(id, other, Map.of()).status()).isEqualTo(409);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(added.path("email").asText())).hasSize(1);
    }

    @Test
    @DisplayName("F6: done beside itself, between what it reads, it is no conflict with itself")
    void beside_itself() {
        var id = at.submitted(Wishing.add("member"), Wishing.remove(at.person(BuiltInRole.AGENT)));
        House.signIn(House.ROOT);
        var reads = new AtomicInteger();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals("requestchange")
                            && call.action().equals("BatchGetItem")
                            && reads.incrementAndGet() == 2) {
                        var _ = at.implemented(id);
                    }
                    return next.answer(call);
                })) {
            var _ = at.implemented(id);
        }
        assertThat(Passwords.entries(at.boss(), "request.implemented")).hasSize(1);
    }

    @Test
    @DisplayName("F6: If-Match holds where it is sent")
    void stale() {
        var id = at.submitted(Wishing.add("member"));
        assertThat(at.implement(id, House.ROOT, Map.of("If-Match", "\"9\"")).status())
                .isEqualTo(412);
        assertThat(at.implement(id, House.ROOT, Map.of("If-Match", "\"1\"")).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("E8: nobody of the tenant implements, and nobody anywhere for the own rights")
    void own_rights() {
        var id = at.submitted(Wishing.add("member"));
        assertThat(at.implement(id, at.asker(), Map.of()).problem()).isEqualTo("lacks-permission");
        assertThat(at.implement(id, at.boss(), Map.of()).problem()).isEqualTo("lacks-permission");
        assertThat(at.implement(id, House.ANA, Map.of()).status()).isEqualTo(404);

        var vendor = new TenantId("vendor");
        var named = House.member(vendor, BuiltInRole.AGENT);
        var asker = House.member(vendor, BuiltInRole.MANAGEMENT);
        var staff = new Wishing(new Contacts(House.ROOT, asker));
        var own = staff.submitted(Wishing.edit(named, "city", "Graz"));
        promote(named);
        promote(asker);
        assertThat(staff.implement(own, named, Map.of()).problem()).isEqualTo("outranked");
        assertThat(staff.implement(own, asker, Map.of()).problem()).isEqualTo("outranked");
        assertThat(staff.cancel(own).status()).isEqualTo(200);
    }

    /// Makes a system administrator of somebody of the vendor.
    private static void promote(Person staff) {
        var item =
                House.table()
                        .get(Keys.member(new TenantId("vendor"), House.account(staff.email())))
                        .orElseThrow();
        var now = House.SYSTEM.clock().instant();
        var member = MemberItems.read(item);
        var grant =
                Grant.given(
                        new GrantId("s".repeat(26)),
                        BuiltInRole.SYSTEM_ADMIN,
                        Window.from(now),
                        "",
                        "test",
                        Author.system(new TenantId("vendor")),
                        Duration.ZERO,
                        now);
        var next = member.with(member.grants().with(grant, now));
        assertThat(House.table().commit(MemberItems.replace(item, next, now)))
                .isEqualTo(Committed.STORED);
    }

    @Test
    @DisplayName(
            "E8: somebody new whose address is by now that of who implements is not added by them")
    void own_address() {
        var added = Wishing.add("member");
        var id = at.submitted(added);
        var admin =
                House.member(
                        new TenantId("vendor"),
                        BuiltInRole.SYSTEM_ADMIN,
                        added.path("email").asText());
        assertThat(at.implement(id, admin, Map.of()).problem()).isEqualTo("outranked");
        assertThat(details(at.implement(id))).containsExactly("0 " + TAKEN);
    }

    @Test
    @DisplayName(
            "E10: who was not the last administrator when it was wished, and is now, stays one; one"
                    + " in place of the other is fine")
    void last_administrator() {
        var admin = at.person(BuiltInRole.ADMIN);
        var other = at.person(BuiltInRole.AGENT);
        var id =
                at.submitted(
                        Wishing.edit(other, "city", "Graz"),
                        Wishing.roles(admin, List.of("agent"), List.of("admin")));
        var alone =
                Updating.of(Keys.administrators(at.tenant()))
                        .set("ids", List.of(House.account(admin.email()).value()))
                        .write();
        assertThat(House.table().commit(alone)).isEqualTo(Committed.STORED);

        assertThat(details(at.implement(id)))
                .containsExactly("1 The tenant would be left without an administrator");
        assertThat(at.cancel(id).status()).isEqualTo(200);
        var _ =
                at.implemented(
                        at.submitted(
                                Wishing.roles(other, List.of("admin"), List.of()),
                                Wishing.roles(admin, List.of("agent"), List.of("admin"))));
        assertThat(administrators()).containsExactly(House.account(other.email()).value());
    }

    @Test
    @DisplayName("D5: who leaves a group together is counted out of it together")
    void group() {
        var people = new People(at.boss());
        var group = House.group(at.boss(), "Night shift");
        var leave = new ArrayList<ObjectNode>();
        for (int i = 0; i < 3; i++) {
            var person = at.person(BuiltInRole.AGENT);
            var wish = House.object().put("group", group);
            assertThat(people.edit(House.account(person.email()).value(), wish).status())
                    .isEqualTo(200);
            leave.add(Wishing.remove(person));
        }
        var stays = at.person(BuiltInRole.AGENT);
        assertThat(
                        people.edit(
                                        House.account(stays.email()).value(),
                                        House.object().put("group", group))
                                .status())
                .isEqualTo(200);
        var _ = at.implemented(at.submitted(leave.toArray(ObjectNode[]::new)));

        var shown = House.get(House.home(at.boss(), "/groups/" + group), House.signIn(at.boss()));
        assertThat(shown.json().path("members").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("B1: who has not come yet and gets another address is sent the link there")
    void unactivated() {
        var awaited = House.unactivated(at.tenant());
        House.SYSTEM.quiet();
        var _ =
                at.implemented(
                        at.submitted(Wishing.edit(awaited, "email", "late-" + awaited.email())));
        assertThat(
                        Passwords.use(
                                        Passwords.ACTIVATE,
                                        House.linkToken("late-" + awaited.email()))
                                .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("E6: twenty people are read in one request and written in one transaction")
    void twenty() {
        var items = new ArrayList<ObjectNode>();
        for (int i = 0; i < 8; i++) {
            items.add(Wishing.edit(at.person(BuiltInRole.AGENT), "city", "Graz"));
            items.add(
                    Wishing.roles(
                            at.person(BuiltInRole.AGENT), List.of("member"), List.of("agent")));
        }
        items.add(Wishing.add("member"));
        items.add(Wishing.add("agent"));
        items.add(Wishing.remove(at.person(BuiltInRole.AGENT)));
        var address = at.person(BuiltInRole.AGENT);
        items.add(Wishing.edit(address, "email", "moved-" + address.email()));
        var id = at.submitted(items.toArray(ObjectNode[]::new));
        House.signIn(House.ROOT);
        House.SYSTEM.quiet();
        var calls = new CopyOnWriteArrayList<String>();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals("requestchange")) {
                        calls.add(call.action());
                    }
                    return next.answer(call);
                })) {
            var _ = at.implemented(id);
        }
        assertThat(calls)
                .containsSubsequence("BatchGetItem", "BatchGetItem", "TransactWriteItems")
                .containsOnly("BatchGetItem", "TransactWriteItems");
    }

    private List<String> administrators() {
        return House.table().get(Keys.administrators(at.tenant())).orElseThrow().members("ids");
    }

    private static List<String> details(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        var details = new ArrayList<String>();
        for (JsonNode conflict : reply.json().path("conflicts")) {
            details.add(conflict.path("item").asInt() + " " + conflict.path("detail").asText());
        }
        return details;
    }

    private static Optional<Item> claim(String email) {
        return House.table().get(Keys.email(Email.parse(email).orElseThrow()));
    }
}
