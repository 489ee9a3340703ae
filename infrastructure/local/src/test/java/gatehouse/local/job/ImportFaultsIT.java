package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not as they must be.
class ImportFaultsIT {
    private static final String MANY =
            "email,firstName,lastName,roles,username,externalId,softLimit,hardLimit,isDisabled,active,state,external,enableNotifications,languages,preferredLanguage,phone,country,url";

    private final Imports imports = new Imports(House.customer());

    @Test
    @DisplayName("F6: every faulty line and field is named, and nobody is made")
    void named() {
        var _ = House.signIn(imports.boss());
        var before = House.everything();
        var file =
                MANY
                        + "\nnobody,\"a\r\nBcc: x\",,agent root,four,e1,101,-1,yes,TRUE,asleep,perhaps,1,not_a,de,12,XX,javascript:1"
                        + "\ngood@people.example,Noor,Haddad,agent,,e1,9,3,true,true,active,false,true,en,de,,,"
                        + "\nGood@people.example,Noor,Haddad,,,,1.5,,,,,,,,,,,"
                        + "\ntoo,few"
                        + "\n\u0000@people.example,No\u0000or,Haddad,agent,,,,,,,,,,,,,,\n";
        var refused = imports.send(file);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder(
                        "/lines/2/email",
                        "/lines/2/firstName",
                        "/lines/2/lastName",
                        "/lines/2/roles/1",
                        "/lines/2/username",
                        "/lines/2/softLimit",
                        "/lines/2/hardLimit",
                        "/lines/2/isDisabled",
                        "/lines/2/state",
                        "/lines/2/external",
                        "/lines/2/enableNotifications",
                        "/lines/2/languages/0",
                        "/lines/2/phone",
                        "/lines/2/country",
                        "/lines/2/url",
                        "/lines/4/active",
                        "/lines/4/state",
                        "/lines/4/preferredLanguage",
                        "/lines/4/softLimit",
                        "/lines/4/externalId",
                        "/lines/5/email",
                        "/lines/5/roles",
                        "/lines/5/softLimit",
                        "/lines/6",
                        "/lines/7/email",
                        "/lines/7/firstName");
        assertThat(refused.text())
                .contains("stands in line 4 too")
                .contains("stands in line 2 too");
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F6: a hundred faults are named, and how many more there are")
    void many() {
        var file = Imports.COLUMNS + "\n" + "nobody,,,\n".repeat(40);
        var refused = imports.send(file);
        assertThat(refused.pointers()).hasSize(101);
        assertThat(refused.json().path("errors").get(100).toString())
                .contains("/lines\"")
                .contains("60 more");
    }

    @Test
    @DisplayName("F6: columns that are unknown, missing or there twice are named")
    void columns() {
        var odd = imports.send("email,email,shoe/size,password,\na@b.example,,,,\n");
        assertThat(odd.pointers())
                .containsExactlyInAnyOrder(
                        "/lines/1/email",
                        "/lines/1/shoe~1size",
                        "/lines/1/password",
                        "/lines/1/",
                        "/lines/1/firstName",
                        "/lines/1/lastName",
                        "/lines/1/roles");
        assertThat(imports.send("email;firstName\n1;2\n").pointers())
                .contains("/lines/1/email;firstName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff", "\r\n\r\n", Imports.COLUMNS, Imports.COLUMNS + "\r\n"})
    @DisplayName("F6: a file without anybody is refused")
    void empty(String file) {
        var headers = Map.of("Content-Type", "text/csv");
        assertThat(imports.send(file, headers).pointers()).contains("");
    }

    @Test
    @DisplayName("F6: a quote that is not closed is named by its line, beside other faults")
    void quotes() {
        var file = Imports.COLUMNS + "\nnobody,Ida,Roth,agent\n\"a@b.example,Ida,Roth,agent\n";
        assertThat(imports.send(file).pointers()).containsExactly("/lines/3", "/lines/2/email");
        var more = Imports.of(1) + "\"a\"b@c.example,Ida,Roth,agent\n";
        assertThat(imports.send(more).pointers()).containsExactly("/lines/3");
    }

    @Test
    @DisplayName("F6: a file that is not UTF-8, or not declared as such a file, is refused")
    void kind() {
        var latin = Imports.of(1).replace("Noor", "Nöör").getBytes(StandardCharsets.ISO_8859_1);
        var token = House.signIn(imports.boss());
        for (var type : List.of("text/csv", "TEXT/CSV; charset=\"utf-8\"; header=present")) {
            var headers = Map.of("Content-Type", type);
            var refused = House.ask("POST", imports.path(), token, latin, headers);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("malformed");
        }
        for (var type :
                List.of(
                        "application/json",
                        "text/plain",
                        "text/csvx",
                        "text/csv; charset=iso-8859-1",
                        "text/csv;charset=utf-80")) {
            var refused = imports.send(Imports.of(1), Map.of("Content-Type", type));
            assertThat(refused.status()).as(type).isEqualTo(415);
        }
        for (var type : List.of("text/csv ; charset=UTF-8", "text/csv; header=present")) {
            var taken = imports.send(Imports.of(1), Map.of("Content-Type", type));
            assertThat(Imports.statuses(taken)).as(type).containsExactly(201);
        }
    }

    @Test
    @DisplayName("F6: 100 people are taken, 101 are not, nor more than 1 MiB")
    void large() {
        assertThat(Imports.statuses(imports.trial(Imports.of(100)))).hasSize(100).containsOnly(201);
        var more = imports.send(Imports.of(101));
        assertThat(more.status()).isEqualTo(413);
        assertThat(more.json().path("detail").asText()).contains("100 people");
        var full = 1024 * 1024;
        var start = Imports.of(1);
        var most = start + "\n".repeat(full - start.length());
        assertThat(Imports.statuses(imports.trial(most))).containsExactly(201);
        var refused = imports.send(most + "\n");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "firstName, 100, 101",
        "lastName, 100, 101",
        "company, 100, 101",
        "region, 100, 101",
        "address, 200, 201",
        "postcode, 20, 21",
        "city, 100, 101",
        "externalId, 64, 65",
        "username, 31, 32",
        "groupName, 100, 101"
    })
    @DisplayName("D2: each text is taken up to its limit, and named above it")
    void limits(String column, int most, int tooMany) {
        assertThat(Imports.statuses(imports.trial(one(column, "x".repeat(most)))))
                .containsExactly(201);
        assertThat(imports.trial(one(column, "x".repeat(tooMany))).pointers())
                .containsExactly("/lines/2/" + column);
    }

    @ParameterizedTest
    @CsvSource({
        "softLimit, 0, -1",
        "softLimit, 100, 101",
        "hardLimit, 0, 1000000000",
        "hardLimit, 100, 0x1",
        "username, abcde, abcd",
        "country, de, deu",
        "preferredLanguage, de, d",
        "isDisabled, True, 1"
    })
    @DisplayName("B6: values at their limits are taken, and named beyond")
    void values(String column, String good, String bad) {
        assertThat(Imports.statuses(imports.trial(one(column, good)))).containsExactly(201);
        assertThat(imports.trial(one(column, bad)).pointers())
                .containsExactly("/lines/2/" + column);
    }

    /// A file of one person, with a value in a column.
    private static String one(String column, String value) {
        var required = Set.of("firstName", "lastName");
        var names = "email,permissions,firstName,lastName";
        var cells = Imports.email() + ",agent,Ida,Roth";
        return required.contains(column)
                ? names + "\n" + cells.replace(column.equals("firstName") ? "Ida" : "Roth", value)
                : names + "," + column + "\n" + cells + "," + value;
    }

    @Test
    @DisplayName("F6: parameters that are not known are named, beside what is wrong with the file")
    void query() {
        var path = imports.path() + "?dryRun=perhaps&colour=red";
        var file = Imports.of(1).replace("Noor", "");
        var refused = House.ask("POST", path, House.signIn(imports.boss()), file, Map.of());
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder("?dryRun", "?colour", "/lines/2/firstName");
    }
}
