package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields at their limits, and one above.
class LimitsIT {
    /// One to people, and of two units in Java.
    private static final String LETTER = "𝄞";

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_ADDRESS = 254;

    /// By how many letters they take.
    private static final Map<String, Integer> FIELDS =
            new TreeMap<>(
                    Map.of(
                            "firstName", 100,
                            "lastName", 100,
                            "username", 31,
                            "company", 100,
                            "url", 500,
                            "region", 100,
                            "address", 200,
                            "postcode", 20,
                            "city", 100,
                            "externalId", 64));

    private final Person boss = House.customer();
    private final String token = House.signIn(boss);
    private final People people = new People(boss);

    @Test
    @DisplayName("D2: a person's fields take as much as their limits say, all at once, and no more")
    void people() {
        var longest = address(LONGEST_LOCAL, LONGEST_ADDRESS);
        var wish = People.somebody("agent").put("email", longest);
        FIELDS.forEach((field, most) -> wish.put(field, value(field, most)));
        var shown = people.show(people.added(wish).path("id").asText());
        FIELDS.keySet()
                .forEach(field ->
                        assertThat(shown.path(field)).as(field).isEqualTo(wish.path(field)));
        assertThat(shown.path("email").asText()).isEqualTo(longest).hasSize(LONGEST_ADDRESS);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(longest)).hasSize(1);

        FIELDS.forEach((field, most) -> isTooMuch(field, value(field, most + 1)));
        isTooMuch("email", address(LONGEST_LOCAL + 1, LONGEST_ADDRESS));
        isTooMuch("email", address(LONGEST_LOCAL, LONGEST_ADDRESS + 1));
    }

    private void isTooMuch(String field, String value) {
        var wish = People.somebody("agent").put(field, value);
        assertThat(House.post(people.path() + "?dryRun=true", token, wish).pointers())
                .as("%s of %d", field, value.codePointCount(0, value.length()))
                .containsExactly("/" + field);
    }

    private static String value(String field, int letters) {
        return switch (field) {
            case "url" -> padded("https://haddad.example/", letters);
            case "username" -> padded(House.fresh("u"), letters);
            default -> LETTER.repeat(letters);
        };
    }

    /// A new address.
    ///
    /// @param local how long what stands before the `@` is
    /// @param all how long all of it is
    private static String address(int local, int all) {
        var domain = ("d".repeat(62) + ".").repeat(4).substring(0, all - local - 1 - 8);
        return padded(House.fresh("l"), local) + "@" + domain + ".example";
    }

    private static String padded(String start, int length) {
        return start + "p".repeat(length - start.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/groups", "/roles"})
    @DisplayName(
            "D1: what a tenant makes has a name of 100 letters, and 500 said of it, and no more")
    void labels(String what) {
        var path = House.home(boss, what);
        var made = House.post(path, token, label(what, 100, 500));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("name").asText()).isEqualTo(LETTER.repeat(100));
        assertThat(made.json().path("description").asText()).isEqualTo(LETTER.repeat(500));
        assertThat(House.post(path, token, label(what, 101, 501)).pointers())
                .containsExactlyInAnyOrder("/name", "/description");
    }

    private static ObjectNode label(String what, int name, int description) {
        var label = House.object().put("name", LETTER.repeat(name));
        if (what.equals("/roles")) {
            label.put("rank", 3).putArray("permissions").add("messaging");
        }
        return label.put("description", LETTER.repeat(description));
    }
}
