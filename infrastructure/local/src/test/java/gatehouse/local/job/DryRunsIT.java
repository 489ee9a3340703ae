package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What can be tried before it is done: what acts on people, on the own switches, and on change
/// requests.
class DryRunsIT {
    private final Contacts contacts = Contacts.of();
    private final People people = new People(contacts.boss());

    /// @param pointer into the answer
    /// @param value what stands there once it is done
    private record Try(
            Person by, String method, String path, String body, String pointer, String value) {

        Reply ask() {
            return House.ask(
                    method,
                    path + "?dryRun=true",
                    House.signIn(by),
                    body,
                    method.equals("PATCH") ? Map.of("If-Match", "*") : Map.of());
        }
    }

    // one test of all of them, as all that is stored is read twice
    @Test
    @DisplayName("F7: what is only tried says what would change, changes nothing and mails nobody")
    void nothing() {
        var tries = tries();
        tries.forEach(each -> House.signIn(each.by()));
        // links are mailed at most once a minute, tried or not
        House.SYSTEM.advance(Duration.ofSeconds(61));
        var before = House.everything();
        int mails = House.SYSTEM.mails().size();

        assertSoftly(softly ->
                tries.forEach(each -> {
                    var reply = each.ask();
                    var what = each.method() + " " + each.path() + ": " + reply.text();
                    softly.assertThat(reply.status()).as(what).isEqualTo(200);
                    softly.assertThat(reply.json().at(each.pointer()).asText())
                            .as(what)
                            .isEqualTo(each.value());
                }));

        var after = House.everything();
        assertThat(after).hasSameSizeAs(before);
        var written = new HashSet<>(after);
        written.removeAll(before);
        assertThat(written).isEmpty();
        assertThat(House.SYSTEM.mails()).hasSize(mails);
    }

    private List<Try> tries() {
        var boss = contacts.boss();
        var known = people.path(people.id(people.known("agent")));
        var waiting = people.path(people.added(People.somebody("agent")).path("id").asText());
        var barred =
                people.added(People.somebody("agent").put("active", false)).path("id").asText();
        JsonNode open = contacts.open();
        var request = contacts.path(open);
        var reason = House.object().put("reason", Contacts.REASON).toString();
        return List.of(
                new Try(boss, "PATCH", known, "{\"company\":\"Tried\"}", "/company", "Tried"),
                new Try(boss, "POST", known + "/disable", "", "/state", "disabled"),
                new Try(boss, "POST", people.path(barred) + "/enable", "", "/isDisabled", "false"),
                new Try(boss, "DELETE", known, "", "", ""),
                new Try(
                        boss,
                        "POST",
                        known + "/grants",
                        "{\"role\":\"manager\"}",
                        "/role",
                        "manager"),
                new Try(boss, "POST", known + "/reset-password", "", "/delivery", "queued"),
                new Try(boss, "POST", waiting + "/resend-activation", "", "/delivery", "queued"),
                new Try(
                        boss,
                        "PATCH",
                        House.home(boss, "/me/notifications"),
                        "{\"tickets\":false}",
                        "/tickets",
                        "false"),
                new Try(House.ROOT, "POST", request + "/reject", reason, "/state", "rejected"),
                new Try(contacts.asker(), "POST", request + "/cancel", "", "/state", "cancelled"));
    }
}
