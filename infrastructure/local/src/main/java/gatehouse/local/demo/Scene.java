package gatehouse.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/// What the people of a story do in every one: sign in, wait, read their mail.
final class Scene {
    private final Web web;
    private final Timeline line;

    Scene(Web web, Timeline line) {
        this.web = web;
        this.line = line;
    }

    /// An access token of one of the seeded people.
    String signIn(String username) {
        for (var person : web.get("/_local/accounts", "")) {
            if (person.path("username").asText().equals(username)) {
                return signIn(username, person.path("password").asText());
            }
        }
        throw new Web.Unexpected("no such person: " + username);
    }

    /// An access token of anybody.
    String signIn(String username, String password) {
        var body = Web.object().put("username", username).put("password", password);
        return web.post(201, "/v1/sessions", "", body).path("accessToken").asText();
    }

    /// The newest mail that somebody got, once all that is on its way has come.
    JsonNode mail(String name, String email) {
        quiet();
        var mail = web.get("/_local/mails?to=" + email, "").path(0);
        line.tell(name, "gets a mail: " + mail.path("subject").asText());
        return mail;
    }

    /// The token of a mail's link.
    static String token(JsonNode mail) {
        var link = mail.path("links").path(0).asText();
        return link.substring(link.indexOf('#') + 1);
    }

    void quiet() {
        web.expect(200, "POST", "/_local/quiet", "", "", Map.of());
    }

    /// Lets time go on.
    void later(Duration by) {
        web.post(200, "/_local/clock", "", Web.object().put("advance", by.toString()));
    }

    /// Edits a tenant's settings by the word of one of its seeded people.
    void settings(String tenant, String by, JsonNode settings) {
        var body = Web.object();
        body.set("settings", settings);
        web.expect(
                200,
                "PATCH",
                "/v1/tenants/" + tenant,
                signIn(by),
                body.toString(),
                Map.of("If-Match", "*"));
    }

    /// Fails the story unless the status is the expected one.
    static void expect(int wanted, int status, String what) {
        if (status != wanted) {
            throw new Web.Unexpected(what + ": " + status + " instead of " + wanted);
        }
    }
}
