package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.CustomRole;
import gatehouse.domain.Permission;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// People who are imported from a file.
class ImportIT {
    /// What the export tells of people and is not the same elsewhere.
    private static final Set<String> OWN = Set.of("id", "registeredAt", "group");

    private final Person boss = House.customer();
    private final Imports imports = new Imports(boss);
    private final People people = new People(boss);

    @Test
    @DisplayName("B9: an export that is imported into an empty tenant gives the same people")
    void the_same_people() {
        var from = House.customer();
        var before = new People(from);
        var ids = List.of(detailed(before, from), odd(before), barred(before));
        var guest = House.staff();
        House.invite(from, guest);
        House.accept(guest);
        House.invite(from, House.staff());
        House.SYSTEM.quiet();
        var exported = export(from, "?columns=all&disabled=include&sort=email");
        var wanted = rows(exported);
        ids.forEach(id -> assertThat(before.delete(id).status()).isEqualTo(204));

        var reply = imports.send(exported);

        assertThat(Imports.statuses(reply))
                .as("the manager who stayed, a guest and somebody invited are not taken")
                .containsExactlyInAnyOrder(201, 201, 201, 409, 409, 409);
        assertThat(Imports.lines(reply)).containsExactly(2, 3, 4, 5, 6, 7);
        House.SYSTEM.quiet();
        var found = rows(export(boss, "?columns=all&disabled=include&sort=email"));
        found.remove(boss.email());
        assertThat(found).hasSize(3);
        found.forEach((email, row) -> assertThat(row).as(email).isEqualTo(wanted.get(email)));
        assertThat(found.values().stream().map(row -> row.get("groupName")).toList())
                .contains("Night, \"late\" shift", "");
    }

    private String detailed(People of, Person manager) {
        var wish =
                People.somebody("manager", "content-creator")
                        .put("username", House.fresh("detailed."))
                        .put("company", "Süß, \"Söhne\" & <b>Co</b>")
                        .put("url", "https://haddad.example/über")
                        .put("country", "DE")
                        .put("region", "=HYPERLINK(\"x\")")
                        .put("address", "@home")
                        .put("postcode", "'-1")
                        .put("city", "-1")
                        .put("phone", "+4930123456")
                        .put("mobile", "+4915112345678")
                        .put("externalId", "crm/17")
                        .put("enableNotifications", false)
                        .put("preferredLanguage", "de")
                        .put("softLimit", 0)
                        .put("hardLimit", 100)
                        .put("group", House.group(manager, "Night, \"late\" shift"));
        wish.putArray("languages").add("de").add("pt-BR");
        return of.added(wish).path("id").asText();
    }

    private static String odd(People of) {
        var wish =
                People.somebody("account-manager").put("firstName", "=1+1").put("lastName", "'@");
        return of.added(wish).path("id").asText();
    }

    private static String barred(People of) {
        return of.added(People.somebody("agent").put("active", false)).path("id").asText();
    }

    private static String export(Person who, String query) {
        var reply = House.get(House.home(who, "/members.csv" + query), House.signIn(who));
        assertThat(reply.status()).isEqualTo(200);
        return reply.text();
    }

    /// By address, without what each tenant has of its own.
    private static Map<String, Map<String, String>> rows(String csv) {
        var rows = new TreeMap<String, Map<String, String>>();
        for (var row : ExportIT.rows(csv)) {
            var cells = new TreeMap<>(row.getFieldsAsMap());
            cells.keySet().removeAll(OWN);
            rows.put(row.getField("email"), cells);
        }
        return rows;
    }

    @Test
    @DisplayName(
            "B9: the columns of the promise are enough, in any order, as spreadsheets save them")
    void standard() {
        var email = Imports.email();
        var file =
                "\ufeffemail,isDisabled,hardLimit,lastLogin,username,isLockedOut,softLimit,permissions,lastName,firstName,twoFactorEnabled\n"
                        + "\n"
                        + email
                        + ",FALSE,80,2026-03-01T09:00:00Z,ona.zaj,TRUE,30,staff-admin,'=Zaj,\" Ona \",TRUE\n";

        var reply = imports.send(file);

        assertThat(Imports.lines(reply)).containsExactly(3);
        var made = people.show(Imports.ids(reply).getFirst());
        assertThat(made.path("username").asText()).isEqualTo("ona.zaj");
        assertThat(made.path("email").asText()).isEqualTo(email);
        assertThat(made.path("name").asText()).isEqualTo("Ona =Zaj");
        assertThat(made.path("roles").toString()).isEqualTo("[\"staff-admin\"]");
        assertThat(made.path("softLimit").asInt()).isEqualTo(30);
        assertThat(made.path("hardLimit").asInt()).isEqualTo(80);
        assertThat(made.path("isLockedOut").asBoolean()).isFalse();
        assertThat(made.path("lastLogin").isNull()).isTrue();
        assertThat(made.path("state").asText()).isEqualTo("active");
    }

    @Test
    @DisplayName("B1: everybody gets the mail with the link to a password, but who is disabled")
    void mails() {
        var barred = Imports.email();
        var file =
                Imports.of(1)
                                .replace("permissions", "permissions,isDisabled")
                                .replace("agent", "agent,")
                        + barred
                        + ",Ida,Roth,agent,true\n";
        var reply = imports.send(file);
        assertThat(Imports.statuses(reply)).containsExactly(201, 201);
        var email = people.show(Imports.ids(reply).getFirst()).path("email").asText();

        var chosen = House.object().put("token", House.linkToken(email));
        chosen.put("password", "three gates by night");
        assertThat(House.post("/v1/activations/complete", "", chosen).status()).isEqualTo(204);
        assertThat(House.newSession(new Person(email, "three gates by night", ""))).isNotEmpty();
        assertThat(House.SYSTEM.mails(barred)).isEmpty();
        var id = Imports.ids(reply).getLast();
        assertThat(people.act(id, "/enable").status()).isEqualTo(200);
        House.SYSTEM.advance(java.time.Duration.ofMinutes(2));
        assertThat(people.act(id, "/resend-activation").status()).isEqualTo(200);
        assertThat(House.linkToken(barred)).isNotEmpty();
    }

    @Test
    @DisplayName("D2: markup in names and companies is text, in answers and in mails")
    void markup() {
        var email = Imports.email();
        var file =
                "email,firstName,lastName,permissions,company\n"
                        + email
                        + ",<b>Bo</b>,\"O'Neill, \"\"Ed\"\"\",agent,<script>x</script>\n";
        var made = people.show(Imports.ids(imports.send(file)).getFirst());
        assertThat(made.path("name").asText()).isEqualTo("<b>Bo</b> O'Neill, \"Ed\"");
        assertThat(made.path("company").asText()).isEqualTo("<script>x</script>");
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(email).getFirst().html())
                .doesNotContain("<b>Bo", "<script>x");
    }

    @Test
    @DisplayName("D5: a group is found by its id or by its name, and made where there is none")
    void groups() {
        var day = House.group(boss, "Day shift");
        var one = Imports.email();
        var file =
                "email,firstName,lastName,permissions,group,groupName\n"
                        + one
                        + ",Ida,Roth,agent,"
                        + day
                        + ",Renamed since\n"
                        + Imports.email()
                        + ",Ida,Roth,agent,"
                        + "a".repeat(26)
                        + ",Day shift\n"
                        + Imports.email()
                        + ",Ida,Roth,agent,zzz,Day shift\n"
                        + Imports.email()
                        + ",Ida,Roth,agent,,Late shift\n"
                        + Imports.email()
                        + ",Ida,Roth,agent,,Late shift\n"
                        + Imports.email()
                        + ",Ida,Roth,agent,,\n";
        assertThat(Imports.statuses(imports.trial(file))).containsOnly(201);
        assertThat(shifts()).containsExactly("Day shift 0");

        var made = Imports.ids(imports.send(file));
        assertThat(made.stream().map(id -> people.show(id).at("/group/name").asText()).toList())
                .containsExactly(
                        "Day shift", "Day shift", "Day shift", "Late shift", "Late shift", "");
        assertThat(Imports.statuses(imports.send(file))).containsOnly(409);
        assertThat(shifts()).containsExactlyInAnyOrder("Day shift 3", "Late shift 2");
        assertThat(audited("group.created")).hasSize(2);
    }

    private List<String> shifts() {
        var items = House.get(House.home(boss, "/groups"), House.signIn(boss)).json().path("items");
        return items.valueStream()
                .filter(group -> !group.path("id").asText().equals("domain"))
                .map(group -> group.path("name").asText() + " " + group.path("members").asInt())
                .toList();
    }

    @Test
    @DisplayName(
            "D5: a group that is not active, that several could be, or that may not be made is named")
    void groups_that_cannot_be() {
        House.group(boss, "Twice");
        House.group(boss, "Twice");
        var off = House.object().put("name", "Off").put("active", false);
        var inactive = House.post(House.home(boss, "/groups"), House.signIn(boss), off).json();
        var file =
                "email,firstName,lastName,permissions,group,groupName\n"
                        + row("," + inactive.path("id").asText() + ",")
                        + row(",,Off")
                        + row(",,Twice")
                        + row(",domain,Domain group")
                        + row(",nowhere,")
                        + row("," + "a".repeat(26) + ",")
                        + row(",,\"a\nb\"");
        assertThat(imports.send(file).pointers())
                .containsExactly(
                        "/lines/2/group",
                        "/lines/3/groupName",
                        "/lines/4/groupName",
                        "/lines/5/group",
                        "/lines/6/group",
                        "/lines/7/group",
                        "/lines/8/groupName");

        House.role(boss, "People", 3, "read-people", "manage-people", "messaging");
        var clerks =
                new CustomRole(
                        new RoleId(roleId("People")),
                        3,
                        Set.of(
                                Permission.READ_PEOPLE,
                                Permission.MANAGE_PEOPLE,
                                Permission.MESSAGING));
        var clerk = new Imports(House.member(new TenantId(boss.tenant()), clerks));
        var wish = "email,firstName,lastName,permissions,groupName\n" + row(",Late shift");
        var refused = clerk.send(wish);
        assertThat(refused.pointers()).containsExactly("/lines/2/groupName");
        assertThat(refused.text()).contains("manage-groups");
    }

    private static String row(String more) {
        return Imports.email() + ",Ida,Roth,agent" + more + "\n";
    }

    private String roleId(String name) {
        var roles = House.get(House.home(boss, "/roles?limit=100"), House.signIn(boss)).json();
        return roles.path("items")
                .valueStream()
                .filter(role -> role.path("name").asText().equals(name))
                .map(role -> role.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("F3: a role out of reach is refused to its line alone; one that cannot be, to all")
    void reach() {
        var staff = new Imports(House.member(new TenantId(boss.tenant()), BuiltInRole.STAFF_ADMIN));
        var good = Imports.of(1);
        var _ = House.signIn(staff.boss());
        var before = House.everything();
        var mixed =
                good.replace("permissions", "permissions,roles").replace("agent", "agent,")
                        + Imports.email()
                        + ",Ida,Roth,admin,\n"
                        + Imports.email()
                        + ",Ida,Roth,,agent account-manager\n"
                        + Imports.email()
                        + ",Ida,Roth,,management\n";
        var wrong = Imports.email() + ",Ida,Roth,,customer-manager nobody everyone\n";
        var refused = staff.send(mixed + wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactly("/lines/6/roles/0", "/lines/6/roles/1", "/lines/6/roles/2");
        assertThat(Imports.statuses(staff.trial(mixed))).containsExactly(201, 403, 403, 403);
        assertThat(House.everything()).isEqualTo(before);
        assertThat(Imports.statuses(staff.send(mixed))).containsExactly(201, 403, 403, 403);

        var agent = new Imports(House.member(new TenantId(boss.tenant()), BuiltInRole.AGENT));
        assertThat(agent.send(good).problem()).isEqualTo("lacks-permission");
        var stranger = House.ask("POST", imports.path(), House.signIn(House.ANA), good, Map.of());
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(House.ask("POST", imports.path(), "", good, Map.of()).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("B3: where people come from an identity provider, nobody is imported")
    void external_identity() {
        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var there = External.of(issuer, false);
            var path = "/v1/tenants/" + there.tenant() + "/members/import";
            var refused = House.ask("POST", path, there.reader(), Imports.of(1), Map.of());
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("external-identity");
            assertThat(refused.text()).contains("Acme Login");
        }
    }

    @Test
    @DisplayName("F7: a dry run tells what would come of each line, and changes nothing")
    void dry() {
        var file = Imports.of(2);
        assertThat(Imports.statuses(imports.send(file))).containsExactly(201, 201);
        var more =
                file.replace("permissions", "permissions,groupName").replace("agent", "agent,")
                        + row(",Brand new");
        var before = House.everything();
        var reply = imports.trial(more);
        assertThat(Imports.statuses(reply)).containsExactly(409, 409, 201);
        assertThat(Imports.ids(reply)).containsOnly("null");
        assertThat(imports.trial(more + "x").pointers()).containsExactly("/lines/5");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F4: each person stands in the log as added by who imported")
    void audit() {
        var reply = imports.send(Imports.of(3));
        House.SYSTEM.quiet();
        var entries =
                audited("member.created").stream()
                        .filter(entry ->
                                entry.path("requestId")
                                        .asText()
                                        .equals(reply.header("X-Request-Id")))
                        .toList();
        assertThat(entries.stream().map(entry -> entry.at("/subject/id").asText()).toList())
                .containsExactlyInAnyOrderElementsOf(Imports.ids(reply));
        assertThat(entries)
                .extracting(entry -> entry.at("/actor/tenant").asText())
                .containsOnly(boss.tenant());
        var verdict = House.get(House.home(boss, "/audit/verify"), House.signIn(boss)).json();
        assertThat(verdict.path("valid").asBoolean()).isTrue();
    }

    private List<JsonNode> audited(String type) {
        House.SYSTEM.quiet();
        var query = "/audit?limit=100&type=" + type;
        return House.get(House.home(boss, query), House.signIn(boss))
                .json()
                .path("items")
                .valueStream()
                .collect(Collectors.toList());
    }

    @Test
    @DisplayName("D2: what is taken is told at its line, and the others come in")
    void taken() {
        var known = people.added(wish("ext-1"));
        var email = known.path("email").asText();
        var file =
                "username,email,firstName,lastName,permissions,externalId\n"
                        + ",%s,Ida,Roth,agent,\n"
                                .formatted(email.toUpperCase(java.util.Locale.ROOT))
                        + "%s,%s,Ida,Roth,agent,\n"
                                .formatted(known.path("username").asText(), Imports.email())
                        + ",%s,Ida,Roth,agent,ext-1\n".formatted(Imports.email())
                        + ",%s,Ida,Roth,agent,ext-2\n".formatted(Imports.email());
        var reply = imports.send(file);
        assertThat(Imports.statuses(reply)).containsExactly(409, 409, 409, 201);
        var details =
                Imports.results(reply).stream()
                        .map(result -> result.at("/problem/detail").asText())
                        .toList();
        assertThat(details.get(0)).contains("mail address");
        assertThat(details.get(1)).contains("username");
        assertThat(details.get(2)).contains("external id");
    }

    private static ObjectNode wish(String externalId) {
        return People.somebody("agent")
                .put("username", House.fresh("taken-"))
                .put("externalId", externalId);
    }
}
