package gatehouse.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// People register with acme by themselves: with approval and without, once and twice, turned down
/// and coming again (D6). Each step is asked over HTTP, and what the story does not expect fails
/// it.
final class RegistrationStory {
    private static final String ACME = "/v1/tenants/acme";
    private static final String REGISTRATIONS = ACME + "/registrations";
    private static final String NOOR = "noor@haddad.example";
    private static final String LENA = "lena@linden.example";
    private static final String ENZO = "enzo@rossi.example";
    private static final String GIL = "gil@globex.example";
    private static final String MIA = "mia@acme.example";
    private static final String PASSWORD = "three gates by night";

    private final Web web;
    private final Timeline line;
    private final Scene scene;

    RegistrationStory(Web web, Timeline line) {
        this.web = web;
        this.line = line;
        this.scene = new Scene(web, line);
    }

    void play() {
        line.chapter("Acme lets nobody join");
        refused("Noor", NOOR);
        line.chapter("Acme lets people join, with approval");
        joining(true, true);
        line.tell("(acme)", "lets people join; somebody has to approve them");
        confirmed("Noor", NOOR, "waiting");
        line.chapter("Ana, account manager of acme, sees the whole entry, and approves");
        approve("Noor", NOOR);
        activated("Noor", NOOR);
        line.chapter("Ana turns Lena down; Lena may try again");
        confirmed("Lena", LENA, "waiting");
        disapprove("Lena", LENA);
        confirmed("Lena", LENA, "waiting");
        twice("Lena", LENA);
        approve("Lena", LENA);
        activated("Lena", LENA);
        line.chapter("Acme lets people join at once");
        joining(true, false);
        line.tell("(acme)", "lets people join without approval");
        confirmed("Enzo", ENZO, "approved");
        activated("Enzo", ENZO);
        line.chapter("Whoever registers, the answer is the same");
        member("Mia", MIA);
        confirmed("Gil", GIL, "approved");
        guest("Gil", GIL);
        line.chapter("About whom nobody decides, that ends after 30 days");
        joining(true, true);
        confirmed("Omar", "omar@nouri.example", "waiting");
        forgotten("Omar", "omar@nouri.example");
        line.chapter("What acme's audit log says of registrations, the oldest first");
        auditLog();
    }

    private void joining(boolean enabled, boolean approval) {
        scene.settings(
                "acme",
                "ana@acme.example",
                Web.object()
                        .put("joinEnabled", enabled)
                        .put("registrationNeedsApproval", approval));
    }

    private void refused(String name, String email) {
        var reply = web.ask("POST", REGISTRATIONS, "", wish(name, email).toString(), Map.of());
        Scene.expect(404, reply.status(), name + " registers where nobody can");
        line.tell(name, "registers: 404, as if there were no such tenant");
    }

    private void register(String name, String email) {
        var answer = web.post(202, REGISTRATIONS, "", wish(name, email));
        line.tell(name, "registers: 202 " + answer);
    }

    private static ObjectNode wish(String name, String email) {
        return Web.object()
                .put("email", email)
                .put("firstName", name)
                .put("lastName", "Haddad")
                .put("company", "Haddad Labs")
                .put("message", "We run two of your devices.");
    }

    private void confirmed(String name, String email, String state) {
        minutesLater();
        register(name, email);
        var before = waiting();
        var mail = scene.mail(name, email);
        var token = Web.object().put("token", Scene.token(mail));
        if (waiting() != before) {
            throw new Web.Unexpected("somebody stands in the list before the click");
        }
        var answer = web.post(200, "/v1/registration-links/confirm", "", token);
        line.tell(name, "confirms the address: 200 " + answer);
        if (!answer.path("state").asText().equals(state)) {
            throw new Web.Unexpected(name + " should be " + state + ": " + answer);
        }
        minutesLater();
        var again = web.ask("POST", "/v1/registration-links/confirm", "", text(token), Map.of());
        Scene.expect(410, again.status(), "the same link a second time");
        line.detail("the same link once more: 410");
    }

    private void approve(String name, String email) {
        var ana = scene.signIn("ana@acme.example");
        var id = shown(email, ana);
        var answer = web.post(200, REGISTRATIONS + "/approve", ana, ids(id));
        line.tell("Ana", "approves: " + answer.path("results"));
        Scene.expect(200, answer.at("/results/0/status").asInt(), "approving " + name);
        var again = web.post(200, REGISTRATIONS + "/disapprove", ana, ids(id));
        Scene.expect(409, again.at("/results/0/status").asInt(), "turning down who is approved");
        line.detail(
                "turning "
                        + name
                        + " down after that: 409 "
                        + again.at("/results/0/problem/detail").asText());
    }

    private void disapprove(String name, String email) {
        var ana = scene.signIn("ana@acme.example");
        var wish = ids(shown(email, ana)).put("reason", "Nobody of ours knows the company");
        var answer = web.post(200, REGISTRATIONS + "/disapprove", ana, wish);
        Scene.expect(200, answer.at("/results/0/status").asInt(), "turning " + name + " down");
        line.tell("Ana", "turns " + name + " down");
        var _ = scene.mail(name, email);
    }

    private String shown(String email, String ana) {
        var items = web.get(REGISTRATIONS + "?state=waiting", ana).path("items");
        for (var item : items) {
            if (item.path("email").asText().equals(email)) {
                line.tell("Ana", "reads: " + item.path("firstName").asText());
                line.detail(
                        email
                                + ", "
                                + item.path("company").asText()
                                + ": "
                                + item.path("message").asText());
                return item.path("id").asText();
            }
        }
        throw new Web.Unexpected("nobody waits under " + email);
    }

    /// Registers while waiting: nothing more stands in the list.
    private void twice(String name, String email) {
        int before = waiting();
        register(name, email);
        var mail = scene.mail(name, email);
        if (!mail.path("links").isEmpty() || waiting() != before) {
            throw new Web.Unexpected("a second entry of " + email);
        }
        line.detail("still " + before + " waiting");
    }

    private void activated(String name, String email) {
        var mail = scene.mail(name, email);
        if (!mail.path("text").asText().contains("takes no replies")) {
            throw new Web.Unexpected("a mail that does not say that nobody reads replies");
        }
        var chosen = Web.object().put("token", Scene.token(mail)).put("password", PASSWORD);
        web.expect(204, "POST", "/v1/activations/complete", "", text(chosen), Map.of());
        line.tell(name, "chooses a password by the link");
        inside(name, scene.signIn(username(mail), PASSWORD));
    }

    private void member(String name, String email) {
        minutesLater();
        register(name, email);
        var mail = scene.mail(name, email);
        if (!mail.path("subject").asText().contains("already")) {
            throw new Web.Unexpected("a member is not told so: " + mail);
        }
    }

    private void guest(String name, String email) {
        var mail = scene.mail(name, email);
        if (!mail.path("links").isEmpty()) {
            throw new Web.Unexpected("who has an account needs no link: " + mail);
        }
        inside(name, scene.signIn(email));
    }

    private void inside(String name, String token) {
        var me = web.get(ACME + "/me", token);
        line.tell(
                name,
                "is in acme as " + me.path("username").asText() + ", with " + me.path("roles"));
    }

    private void forgotten(String name, String email) {
        scene.later(Duration.ofDays(30));
        line.tell("(clock)", "moved by 30 days");
        var _ = scene.mail(name, email);
        if (waiting() != 0) {
            throw new Web.Unexpected(name + " waits on");
        }
    }

    private void auditLog() {
        var ana = scene.signIn("ana@acme.example");
        var entries = new ArrayList<JsonNode>();
        web.get(ACME + "/audit?limit=100", ana).path("items").forEach(entries::add);
        for (var entry : entries.reversed()) {
            if (entry.at("/subject/type").asText().equals("registration")) {
                System.out.printf(
                        "%s  %4d  %-24s by %-10s %s%n",
                        Timeline.time(entry.path("time").asText()),
                        entry.path("sequence").asLong(),
                        entry.path("type").asText(),
                        entry.at("/actor/name").asText(),
                        entry.path("reason").asText());
            }
        }
    }

    /// How many wait in the list of people.
    private int waiting() {
        scene.quiet();
        var list = web.get(ACME + "/members?waiting=only", scene.signIn("ana@acme.example"));
        return list.path("total").asInt();
    }

    private static String username(JsonNode mail) {
        for (var each : mail.path("text").asText().lines().toList()) {
            if (each.startsWith("Username: ")) {
                return each.substring("Username: ".length()).strip();
            }
        }
        throw new Web.Unexpected("a mail without a username: " + mail);
    }

    /// A mail goes out once a minute, and a link that was followed answers alike for one.
    private void minutesLater() {
        scene.later(Duration.ofMinutes(2));
    }

    private static ObjectNode ids(String id) {
        var wish = Web.object();
        List.of(id).forEach(wish.putArray("ids")::add);
        return wish;
    }

    private static String text(ObjectNode body) {
        return body.toString();
    }
}
