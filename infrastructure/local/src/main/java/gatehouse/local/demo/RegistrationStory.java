package gatehouse.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// People register with acme by themselves: with approval and without, once and twice, turned down
/// and coming again, several at a time, by link and by one-time password (D6). Each step is asked
/// over HTTP, and what the story does not expect fails it.
final class RegistrationStory {
    private static final String ACME = "/v1/tenants/acme";
    private static final String REGISTRATIONS = ACME + "/registrations";
    private static final String ANA = "ana@acme.example";
    private static final String NOOR = "noor@haddad.example";
    private static final String LENA = "lena@linden.example";
    private static final String ENZO = "enzo@rossi.example";
    private static final String RAVI = "ravi@menon.example";
    private static final String SARA = "sara@lind.example";
    private static final String TIMO = "timo@kallas.example";
    private static final String YARA = "yara@aziz.example";
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
        line.chapter("Several in a call, with a result each");
        confirmed("Ravi", RAVI, "waiting");
        confirmed("Sara", SARA, "waiting");
        confirmed("Timo", TIMO, "waiting");
        var ids = idsOf(RAVI, SARA, TIMO);
        several("disapprove", ids.subList(2, 3), 200);
        several("approve", ids, 200, 200, 409);
        several("disapprove", ids, 409, 409, 200);
        activated("Ravi", RAVI);
        activated("Sara", SARA);
        line.chapter("Acme lets mails bring a one-time password beside the link");
        scene.settings("acme", ANA, Web.object().put("temporaryPasswords", true));
        confirmed("Yara", YARA, "waiting");
        approve("Yara", YARA);
        once("Yara", YARA);
        line.chapter("What acme's audit log says of registrations, the oldest first");
        auditLog();
    }

    private void joining(boolean enabled, boolean approval) {
        scene.settings(
                "acme",
                ANA,
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
        var again =
                web.ask("POST", "/v1/registration-links/confirm", "", token.toString(), Map.of());
        Scene.expect(410, again.status(), "the same link a second time");
        line.detail("the same link once more: 410");
    }

    private void approve(String name, String email) {
        var ana = scene.signIn(ANA);
        var id = shown(email, ana);
        var answer = web.post(200, REGISTRATIONS + "/approve", ana, ids(List.of(id)));
        line.tell("Ana", "approves: " + answer.path("results"));
        Scene.expect(200, answer.at("/results/0/status").asInt(), "approving " + name);
        var again = web.post(200, REGISTRATIONS + "/disapprove", ana, ids(List.of(id)));
        Scene.expect(409, again.at("/results/0/status").asInt(), "turning down who is approved");
        line.detail(
                "turning "
                        + name
                        + " down after that: 409 "
                        + again.at("/results/0/problem/detail").asText());
    }

    private void disapprove(String name, String email) {
        var ana = scene.signIn(ANA);
        var wish =
                ids(List.of(shown(email, ana))).put("reason", "Nobody of ours knows the company");
        var answer = web.post(200, REGISTRATIONS + "/disapprove", ana, wish);
        Scene.expect(200, answer.at("/results/0/status").asInt(), "turning " + name + " down");
        line.tell("Ana", "turns " + name + " down");
        var _ = scene.mail(name, email);
    }

    private List<String> idsOf(String... emails) {
        var ana = scene.signIn(ANA);
        return Stream.of(emails).map(email -> shown(email, ana)).toList();
    }

    private void several(String how, List<String> ids, int... statuses) {
        var path = REGISTRATIONS + "/" + how;
        var results = web.post(200, path, scene.signIn(ANA), ids(ids)).path("results");
        line.tell("Ana", how + "s " + ids.size() + " in a call:");
        for (int place = 0; place < statuses.length; place++) {
            var result = results.path(place);
            var why = result.at("/problem/detail").asText();
            line.detail(result.path("status").asText() + " " + why);
            Scene.expect(statuses[place], result.path("status").asInt(), how + " " + place);
        }
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
        web.expect(204, "POST", "/v1/activations/complete", "", chosen.toString(), Map.of());
        line.tell(name, "chooses a password by the link");
        inside(name, scene.signIn(fact("Username", mail), PASSWORD));
    }

    /// Comes in by the mail's password, which is good for one sign-in and nothing but another one.
    private void once(String name, String email) {
        var mail = scene.mail(name, email);
        var username = fact("Username", mail);
        var given = fact("One-time password", mail);
        var token = scene.signIn(username, given);
        line.tell(name, "signs in with the one-time password");
        var early = web.ask("GET", ACME + "/me", token, "", Map.of());
        Scene.expect(403, early.status(), "working before another password is set");
        line.detail("asks for anything: 403 " + early.body().path("title").asText());
        var chosen = Web.object().put("currentPassword", given).put("password", PASSWORD);
        web.expect(204, "POST", "/v1/me/credentials", token, chosen.toString(), Map.of());
        line.tell(name, "chooses a password");
        var again = Web.object().put("username", username).put("password", given);
        var late = web.ask("POST", "/v1/sessions", "", again.toString(), Map.of());
        Scene.expect(401, late.status(), "the one-time password a second time");
        line.detail("the one-time password once more: 401");
        inside(name, scene.signIn(username, PASSWORD));
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
        var ana = scene.signIn(ANA);
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
        var list = web.get(ACME + "/members?waiting=only", scene.signIn(ANA));
        return list.path("total").asInt();
    }

    private static String fact(String what, JsonNode mail) {
        return mail.path("text")
                .asText()
                .lines()
                .filter(each -> each.startsWith(what + ": "))
                .map(each -> each.substring(what.length() + 2).strip())
                .findFirst()
                .orElseThrow(() -> new Web.Unexpected("a mail without " + what + ": " + mail));
    }

    /// A mail goes out once a minute, and a link that was followed answers alike for one.
    private void minutesLater() {
        scene.later(Duration.ofMinutes(2));
    }

    private static ObjectNode ids(List<String> all) {
        var wish = Web.object();
        all.forEach(wish.putArray("ids")::add);
        return wish;
    }
}
