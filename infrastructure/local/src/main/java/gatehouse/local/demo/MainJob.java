package gatehouse.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The main job: a customer lets two of the vendor's people in, one stays longer, one goes early,
/// and in the end nobody is left inside.
final class MainJob {
    private static final String ACME = "/v1/tenants/acme";
    private static final String ROLE = "customer-manager";
    private static final String ANA = "ana@acme.example";
    private static final String SAM = "sam@vendor.example";
    private static final String VERA = "vera@vendor.example";
    private final Web web;
    private final Timeline line;
    private final Scene scene;

    MainJob(Web web, Timeline line) {
        this.web = web;
        this.line = line;
        this.scene = new Scene(web, line);
    }

    void play() {
        var begun = line.now().toString();
        line.chapter("Ana, account manager of acme, invites two people of the vendor");
        leaveNobodyInside();
        var first = invite(SAM, "Migrating the reporting to the new model", 30);
        invite(VERA, "Looking into the slow exports of ticket 4711", 60);
        accept(SAM, "Sam");
        accept(VERA, "Vera");
        line.chapter("What they may do now");
        show("Sam", SAM);
        line.chapter("Ana extends Sam's access; there is no gap");
        extend(first);
        line.chapter("Ana ends Vera's access early");
        endEarly();
        line.chapter("The clock moves past the end");
        move(Duration.ofDays(91));
        mailsSince("Sam");
        refused("Sam", SAM);
        line.chapter("What acme's audit log says, the oldest entry first");
        auditLog(begun);
    }

    /// The demo can be played again on the same system: what an earlier one left open is closed.
    private void leaveNobodyInside() {
        var ana = scene.signIn(ANA);
        for (var invitation : web.get(ACME + "/invitations?state=pending", ana).path("items")) {
            delete(ACME + "/invitations/" + invitation.path("id").asText(), ana);
        }
        for (var grant : web.get(ACME + "/grants?state=scheduled,active", ana).path("items")) {
            if (grant.path("role").asText().equals(ROLE)) {
                delete(path(grant), ana);
            }
        }
    }

    private String invite(String email, String reason, int days) {
        var ana = scene.signIn(ANA);
        var body = Web.object().put("email", email).put("reason", reason);
        body.put("end", line.now().plus(Duration.ofDays(days)).toString());
        var invitation = web.post(201, ACME + "/vendor-invitations", ana, body);
        line.tell("Ana", "invites " + email + ", because: " + reason);
        line.detail("until " + Timeline.time(invitation.path("end").asText()));
        return invitation.path("id").asText();
    }

    private void accept(String email, String name) {
        var token = Web.object().put("token", Scene.token(scene.mail(name, email)));
        var offer = web.post(200, "/v1/invitation-links/open", "", token);
        line.tell(
                name,
                "opens the link: "
                        + offer.path("tenant").path("name").asText()
                        + " offers "
                        + offer.path("invitation").path("role").asText());
        var accepted = web.post(200, "/v1/invitation-links/accept", scene.signIn(email), token);
        line.tell(
                name,
                "accepts: "
                        + accepted.path("grant").path("state").asText()
                        + " until "
                        + Timeline.time(accepted.path("grant").path("end").asText()));
    }

    private void show(String name, String email) {
        var token = scene.signIn(email);
        for (var tenant : web.get("/v1/me", token).path("tenants")) {
            var roles = new ArrayList<String>();
            tenant.path("grants").forEach(grant -> roles.add(grant.path("role").asText()));
            line.tell(name, "is in " + tenant.path("name").asText() + " as " + roles);
        }
        var me = web.get(ACME + "/me", token);
        line.detail("in acme: " + names(me.path("allowed")));
        var reply = web.ask("POST", ACME + "/vendor-invitations", token, "{}", Map.of());
        line.detail(
                "inviting others himself: "
                        + reply.status()
                        + " "
                        + reply.body().path("detail").asText());
        var foreign = web.ask("GET", "/v1/tenants/globex/me", token, "", Map.of());
        line.detail("in globex, where nobody invited him: " + foreign.status());
    }

    private void extend(String invitation) {
        var ana = scene.signIn(ANA);
        var grant = grantOf(SAM, ana);
        var end = line.now().plus(Duration.ofDays(90)).toString();
        var body =
                Web.object()
                        .put("end", end)
                        .put("reason", "The migration takes longer than planned");
        var match = Map.of("If-Match", "\"" + grant.path("version").asText() + "\"");
        var changed = web.expect(200, "PATCH", path(grant), ana, body.toString(), match).body();
        line.tell("Ana", "moves the end to " + Timeline.time(changed.path("end").asText()));
        line.detail("(invitation " + invitation.substring(0, 8) + "…, still the same grant)");
    }

    private void endEarly() {
        var ana = scene.signIn(ANA);
        delete(path(grantOf(VERA, ana)) + "?reason=Found+the+slow+query", ana);
        line.tell("Ana", "ends Vera's access");
        refused("Vera", VERA);
        var _ = scene.mail("Vera", VERA);
    }

    private void move(Duration by) {
        scene.later(by);
        line.tell("(clock)", "moved by " + by.toDays() + " days");
    }

    private void mailsSince(String name) {
        var mails = web.get("/_local/mails?to=" + SAM, "");
        for (int i = Math.min(2, mails.size()) - 1; i >= 0; i--) {
            var mail = mails.path(i);
            line.detail(
                    name
                            + " was told on "
                            + Timeline.time(mail.path("at").asText())
                            + ": "
                            + mail.path("subject").asText());
        }
    }

    private void refused(String name, String email) {
        var reply = web.ask("GET", ACME + "/me", scene.signIn(email), "", Map.of());
        if (reply.status() != 404) {
            throw new Web.Unexpected(name + " is still inside: " + reply.status());
        }
        line.tell(name, "asks for acme: 404, as if it had never been");
    }

    private void auditLog(String begun) {
        scene.quiet();
        var ana = scene.signIn(ANA);
        var items = new ArrayList<JsonNode>();
        web.get(ACME + "/audit?limit=100&from=" + begun, ana).path("items").forEach(items::add);
        for (var entry : items.reversed()) {
            System.out.printf(
                    "%s  %4d  %-20s by %-10s %s%n",
                    Timeline.time(entry.path("time").asText()),
                    entry.path("sequence").asLong(),
                    entry.path("type").asText(),
                    entry.path("actor").path("name").asText(),
                    why(entry));
        }
        var verdict = web.get(ACME + "/audit/verify", ana);
        line.detail(
                "the log is whole: "
                        + verdict.path("valid").asBoolean()
                        + ", entries checked: "
                        + verdict.path("checked").asLong());
        if (!verdict.path("valid").asBoolean()) {
            throw new Web.Unexpected("the audit log is broken: " + verdict);
        }
    }

    private static String why(JsonNode entry) {
        var own = entry.path("reason").asText("");
        var of = own.isEmpty() ? entry.path("after").path("reason").asText("") : own;
        return of.isEmpty() ? "" : "(" + of + ")";
    }

    private JsonNode grantOf(String email, String token) {
        for (var grant : web.get(ACME + "/grants?state=active", token).path("items")) {
            if (grant.path("member").path("email").asText().equals(email)
                    && grant.path("role").asText().equals(ROLE)) {
                return grant;
            }
        }
        throw new Web.Unexpected("no active grant of " + email);
    }

    private static String path(JsonNode grant) {
        return ACME
                + "/members/"
                + grant.path("member").path("id").asText()
                + "/grants/"
                + grant.path("id").asText();
    }

    private void delete(String path, String token) {
        web.expect(204, "DELETE", path, token, "", Map.of());
    }

    private static List<String> names(JsonNode array) {
        var names = new ArrayList<String>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }
}
