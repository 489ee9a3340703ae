package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The people of a tenant as CSV, in one answer.
class ExportIT {
    private static final String STANDARD =
            "username,firstName,lastName,permissions,lastLogin,hardLimit,softLimit,isLockedOut,isDisabled,email";

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
    @DisplayName(
            "D1: a role that was deleted is told of nobody any more, in the CSV as in the list")
    void deleted_role() {
        var people = new People(manager);
        var role = House.role(manager, "Reader", 5, "read-people");
        var id = people.added(People.somebody("agent", role)).path("id").asText();
        var place = House.home(manager, "/roles/" + role);
        assertThat(House.delete(place, House.signIn(manager)).status()).isEqualTo(204);
        House.SYSTEM.quiet();
        assertThat(people.show(id).path("roles").toString()).doesNotContain(role);
        var rows = rows(csv("?columns=all").text());
        assertThat(rows)
                .filteredOn(row -> row.getField("id").equals(id))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("roles")).isEqualTo("agent"));
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
}
