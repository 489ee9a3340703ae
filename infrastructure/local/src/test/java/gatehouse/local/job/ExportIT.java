package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The people of a tenant as CSV, in one answer.
class ExportIT {
    private static final String STANDARD =
            "username,firstName,lastName,permissions,lastLogin,hardLimit,softLimit,isLockedOut,isDisabled,email";

    /// A cell of `columns=all` for each field of a line of the list that is one text.
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "username",
                    "email",
                    "firstName",
                    "lastName",
                    "name",
                    "state",
                    "permissions",
                    "active",
                    "company",
                    "country",
                    "external",
                    "registeredAt",
                    "isDisabled");

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
    @DisplayName("D1: the CSV is the list, line by line, in every order and under every filter")
    void list() {
        new Crowd(manager).of(120);
        var guest = House.staff();
        var _ = House.invite(manager, guest);
        var _ = House.accept(guest);
        var _ = House.invite(manager, House.staff());
        var queries = new ArrayList<String>();
        for (var order : List.of("name", "email", "group", "role", "company", "registered")) {
            queries.addAll(List.of("?sort=" + order, "?sort=-" + order));
        }
        queries.addAll(
                List.of(
                        "",
                        "?q=" + text("emil number 3"),
                        "?group=" + Crowd.NIGHT.id() + "&sort=-company",
                        "?group=domain",
                        "?role=staff-admin&disabled=include",
                        "?company=" + text("ÄRMEL") + "&country=at",
                        "?disabled=only",
                        "?external=exclude",
                        "?external=only&sort=-email",
                        "?waiting=only",
                        "?q=nobody"));
        House.SYSTEM.quiet();

        for (var query : queries) {
            var items = items(query);
            var rows = rows(csv(query + (query.isEmpty() ? "?" : "&") + "columns=all").text());
            assertThat(rows.stream().map(ExportIT::shown).toList())
                    .as(query)
                    .isEqualTo(items.stream().map(ExportIT::listed).toList());
        }
        assertThat(items("?disabled=include")).hasSize(123);
    }

    @Test
    @DisplayName("B9: the columns are those of the promise, and say what is true of each person")
    void columns() {
        var ona = new Crowd(manager).person("Ona", "Zaj", 30, Map.of(Detail.PHONE, "0 43 1"));
        var guest = House.staff();
        var _ = House.invite(manager, guest);
        var _ = House.accept(guest);
        House.SYSTEM.quiet();
        var before = House.SYSTEM.clock().instant();
        for (int i = 0; i < 5; i++) {
            var _ = Passwords.signIn(ona, "not the password");
        }

        var reply = csv("");

        assertThat(reply.header("Content-Type"))
                .isEqualTo("text/csv; charset=utf-8; header=present");
        assertThat(reply.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"members-" + manager.tenant() + ".csv\"");
        assertThat(reply.text()).startsWith(STANDARD + ",twoFactorEnabled\r\n").endsWith("\r\n");
        var zaj = row(reply, ona);
        assertThat(zaj.getFields())
                .containsExactly(
                        ona, "Ona", "Zaj", "agent", "", "80", "30", "true", "false", ona, "false");
        var own = row(reply, manager.email());
        assertThat(own.getField("permissions")).isEmpty();
        assertThat(own.getField("isLockedOut")).isEqualTo("false");
        assertThat(java.time.Instant.parse(own.getField("lastLogin"))).isBefore(before);
        assertThat(row(reply, guest.email()).getFields())
                .as("of a guest nothing of the account is told")
                .contains(guest.email(), "", "false")
                .doesNotContain("true");
        assertThat(row(reply, guest.email()).getField("lastLogin")).isEmpty();
        assertThat(row(reply, guest.email()).getField("twoFactorEnabled")).isEmpty();
        var all = row(csv("?columns=all"), ona);
        assertThat(all.getField("languages")).isEqualTo("de fr");
        assertThat(all.getField("groupName")).isEqualTo("Night shift");
        assertThat(all.getField("phone")).isEqualTo("0 43 1");
        assertThat(all.getField("enableNotifications")).isEqualTo("true");
    }

    @Test
    @DisplayName("B9: a second factor is told of where Gatehouse is the identity provider, only")
    void second_factor() {
        var mia = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        Authenticator.on(mia, House.newSession(mia));
        House.SYSTEM.quiet();
        assertThat(row(csv(""), mia.email()).getField("twoFactorEnabled")).isEqualTo("true");

        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var there = External.of(issuer, false);
            var reply = House.get("/v1/tenants/" + there.tenant() + "/members.csv", there.reader());
            assertThat(reply.text()).startsWith(STANDARD + "\r\n");
        }
    }

    @Test
    @DisplayName("B9: no cell is a formula, and quotes, line ends and umlauts come through")
    void cells() {
        var details =
                Map.of(
                        Detail.COMPANY, "Süß, \"Söhne\" & Co",
                        Detail.PHONE, "+43 1 234",
                        Detail.REGION, "=HYPERLINK(\"x\")",
                        Detail.ADDRESS, "@home",
                        Detail.CITY, "-1",
                        Detail.POSTCODE, "'=1");
        var ona = new Crowd(manager).person("=1+1", "Zaj", 1, details);
        House.SYSTEM.quiet();

        var reply = csv("?columns=all");

        var row = row(reply, ona);
        assertThat(row.getField("firstName")).isEqualTo("'=1+1");
        assertThat(row.getField("phone")).isEqualTo("'+43 1 234");
        assertThat(row.getField("region")).isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(row.getField("address")).isEqualTo("'@home");
        assertThat(row.getField("city")).isEqualTo("'-1");
        assertThat(row.getField("postcode")).as("so that it can be undone").isEqualTo("''=1");
        assertThat(row.getField("company")).isEqualTo("Süß, \"Söhne\" & Co");
        assertThat(reply.text()).contains("\"Süß, \"\"Söhne\"\" & Co\"");
        assertThat(reply.text().replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    @DisplayName("D1: more than 4 MB is refused, naming the way to a file")
    void too_large() {
        var crowd = new Crowd(manager);
        crowd.copies(crowd.person("Ona", "Zaj", 1, LONG), 2_000);
        House.SYSTEM.quiet();

        var refused = House.get(path("?columns=all"), House.signIn(manager));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem()).isEqualTo("too-large");
        assertThat(refused.json().path("detail").asText()).contains("POST …/exports");
        assertThat(rows(csv("").text())).hasSize(2_002);
    }

    /// 2,400 bytes or so: longer than a form takes, so that fewer people are enough.
    static final Map<Detail, String> LONG =
            Map.of(
                    Detail.COMPANY, "c".repeat(100),
                    Detail.REGION, "ä".repeat(100),
                    Detail.ADDRESS, "a".repeat(200),
                    Detail.CITY, "ö".repeat(100),
                    Detail.URL, "https://c.example/" + "u".repeat(1500));

    @Test
    @DisplayName("B9: it takes export-people, and of another tenant's people nothing is told")
    void refused() {
        var stranger = House.get(path(""), House.signIn(House.customer()));
        assertThat(stranger.status()).isEqualTo(404);
        var agent = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        var lacking = House.get(path(""), House.signIn(agent));
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.text()).contains("export-people");
        var odd =
                House.get(
                        path("?sort=age&group=x&role=king&country=QQ&columns=some&limit=1&q="),
                        House.signIn(manager));
        assertThat(odd.pointers())
                .containsExactlyInAnyOrder(
                        "?sort", "?group", "?role", "?country", "?columns", "?limit", "?q");
    }

    private String path(String query) {
        return House.home(manager, "/members.csv" + query);
    }

    private Reply csv(String query) {
        var reply = House.get(path(query), House.signIn(manager));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    static List<NamedCsvRecord> rows(String csv) {
        var rows = new ArrayList<NamedCsvRecord>();
        CsvReader.builder().ofNamedCsvRecord(csv).forEach(rows::add);
        return rows;
    }

    private static NamedCsvRecord row(Reply reply, String email) {
        return rows(reply.text()).stream()
                .filter(row -> row.getField("email").equals(email))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> items(String query) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var from = (query.isEmpty() ? "?" : query + "&") + "limit=100" + next;
            var page = House.get(House.home(manager, "/members" + from), House.signIn(manager));
            page.json().path("items").forEach(items::add);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            next =
                    page.json().path("next").isNull()
                            ? ""
                            : "&cursor=" + page.json().path("next").asText();
        } while (!next.isEmpty());
        return items;
    }

    private static List<String> shown(NamedCsvRecord row) {
        var cells = new ArrayList<>(FIELDS.stream().map(row::getField).toList());
        cells.addAll(List.of(row.getField("roles"), row.getField("group")));
        return cells;
    }

    private static List<String> listed(JsonNode item) {
        var cells =
                new ArrayList<>(
                        FIELDS.stream()
                                .map(item::path)
                                .map(value -> value.isNull() ? "" : value.asText())
                                .toList());
        var roles =
                StreamSupport.stream(item.path("roles").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        cells.addAll(List.of(String.join(" ", roles), item.at("/group/id").asText("")));
        return cells;
    }

    private static String text(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
