package gatehouse.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Acme gives its customers a login (C): invites their people, deletes one invitation with whom it
/// brought, sees the customer's own people nowhere, and lets the customer go. Each step is asked
/// over HTTP, and what the story does not expect fails it.
final class CustomersStory {
    private static final String ACME = "/v1/tenants/acme";
    private static final String CLINIC = ACME + "/customers/acme-clinic";
    private static final String ANA = "ana@acme.example";
    private static final String MIA = "mia@acme.example";
    private static final String ROOT = "root@vendor.example";
    private static final String LEA = "lea@clinic.example";
    private static final String TOM = "tom@clinic.example";
    private static final String KIM = "kim@clinic.example";
    private static final String IDA = "ida@labs.example";
    private static final String PASSWORD = "three gates by night";

    private final Web web;
    private final Timeline line;
    private final Scene scene;

    CustomersStory(Web web, Timeline line) {
        this.web = web;
        this.line = line;
        this.scene = new Scene(web, line);
    }

    void play() {
        line.chapter("The vendor switches the module off, and on again (C1)");
        module(false);
        refused(403, "POST", CLINIC + "/invitations", person("Lea", LEA, "member"));
        module(true);
        line.chapter("Ana creates customers (C2)");
        create("acme-labs", "CORPORATE");
        create("max-private", "PRIVATE");
        edit("acme-labs", "Acme Laboratories");
        list();
        refused(
                409,
                "POST",
                ACME + "/customers/max-private/invitations",
                person("Max", "max@home.example", "member"));
        line.chapter("Ana invites people of the clinic, several in a call (C3-C5)");
        roles();
        mayNot("Mia", MIA);
        several();
        resend();
        accept("Lea", LEA);
        accept("Tom", TOM);
        line.chapter("Lea, administrator of the clinic, adds somebody of her own (C6)");
        ownPeople();
        line.chapter("Customers see what is their own company's, and no templates (C8)");
        for (var type : List.of("device", "ticket", "video-session")) {
            asks(type, "acme-clinic", true);
            asks(type, "acme", false);
        }
        asks("template", "acme-clinic", false);
        line.chapter("Which notifications they get: all, until one of two switches is off (C9)");
        var kim = forTenDays("Kim");
        var _ = forTenDays("Tom");
        switchOff("Tom", TOM);
        daysLater(8);
        told("Kim", KIM, "ends on");
        toldNothing("Tom", TOM, "ends on");
        silence("Kim", kim);
        daysLater(3);
        toldNothing("Kim", KIM, "has ended");
        line.chapter("Ana deletes Tom's invitation, and Tom with it (C7)");
        delete("Tom", TOM);
        line.chapter("Figures for the dashboard (C11)");
        summary();
        line.chapter("The clinic becomes independent (C10)");
        release();
    }

    private void module(boolean enabled) {
        var body = Web.object().put("enabled", enabled).toString();
        var path = ACME + "/modules/customer-login";
        web.expect(200, "PUT", path, scene.signIn(ROOT), body, Map.of());
        line.tell("Root", "switches customer-login " + (enabled ? "on" : "off"));
    }

    private void refused(int status, String method, String path, ObjectNode body) {
        var reply = web.ask(method, path, scene.signIn(ANA), body.toString(), Map.of());
        Scene.expect(status, reply.status(), method + " " + path);
        line.detail("inviting: " + status + " " + reply.body().path("detail").asText());
    }

    private void create(String id, String kind) {
        var body = Web.object().put("id", id).put("name", id).put("kind", kind);
        var made = web.post(201, ACME + "/customers", scene.signIn(ANA), body);
        line.tell("Ana", "creates " + id + ": " + kind + ", managed by " + text(made, "managedBy"));
    }

    private void edit(String id, String name) {
        var path = ACME + "/customers/" + id;
        var body = Web.object().put("name", name).toString();
        var version = web.expect(200, "GET", path, scene.signIn(ANA), "", Map.of()).etag();
        var match = Map.of("If-Match", version);
        var edited = web.expect(200, "PATCH", path, scene.signIn(ANA), body, match).body();
        line.tell("Ana", "calls " + id + " " + text(edited, "name"));
    }

    private void list() {
        scene.quiet();
        line.tell("Ana", "lists her customers");
        var shown = web.get(ACME + "/customers", scene.signIn(ANA)).path("items");
        Scene.expect(4, shown.size(), "customers of acme");
        shown.forEach(each -> line.detail(text(each, "name") + ": " + text(each, "kind")));
    }

    private void mayNot(String name, String email) {
        var body = person("Lea", LEA, "administrator").toString();
        var path = CLINIC + "/invitations";
        var reply = web.ask("POST", path, scene.signIn(email), body, Map.of());
        Scene.expect(403, reply.status(), name + " invites");
        line.tell(name, "is an agent, and may not: 403 " + text(reply.body(), "detail"));
    }

    private void roles() {
        for (var role : web.get(ACME + "/roles", scene.signIn(ANA)).path("items")) {
            if (role.path("id").asText().matches("member|moderator|administrator")) {
                line.detail(text(role, "id") + " allows " + role.path("permissions"));
            }
        }
    }

    private void several() {
        var body = Web.object();
        body.putArray("items")
                .add(person("Lea", LEA, "administrator"))
                .add(person("Tom", TOM, "member"))
                .add(person("Ola", "no address", "member"));
        var answer = web.post(200, CLINIC + "/invitations", scene.signIn(ANA), body);
        var statuses = new ArrayList<Integer>();
        for (var result : answer.path("results")) {
            statuses.add(result.path("status").asInt());
            result.path("warnings").forEach(warning -> line.detail("warned: " + warning.asText()));
        }
        line.tell("Ana", "invites three people: " + statuses);
        Scene.expect(422, statuses.getLast(), "an address that is none");
    }

    private void resend() {
        var path = CLINIC + "/invitations/" + invitation(CLINIC, TOM) + "/resend";
        web.expect(200, "POST", path, scene.signIn(ANA), "", Map.of());
        line.tell("Ana", "sends Tom's link again");
    }

    private void accept(String name, String email) {
        var body = Web.object().put("token", Scene.token(scene.mail(name, email)));
        var offer = web.post(200, "/v1/invitation-links/open", "", body);
        line.detail("the link offers " + text(offer.path("invitation"), "role"));
        body.put("password", PASSWORD);
        web.post(200, "/v1/invitation-links/accept", "", body);
        var me = web.get("/v1/tenants/acme-clinic/me", scene.signIn(email, PASSWORD));
        line.tell(name, "is in the clinic, with " + me.path("roles"));
    }

    private void ownPeople() {
        var body = Web.object().put("email", KIM).put("firstName", "Kim");
        body.put("lastName", "Berg").putArray("roles").add("member");
        web.post(201, "/v1/tenants/acme-clinic/members", scene.signIn(LEA, PASSWORD), body);
        line.tell("Lea", "adds Kim");
        int shown = web.get(CLINIC + "/invitations", scene.signIn(ANA)).path("items").size();
        Scene.expect(2, shown, "invitations that Ana sees");
        line.detail("Ana sees " + shown + " invitations, and Kim nowhere");
    }

    private void asks(String type, String owner, boolean expected) {
        var token = scene.signIn(LEA, PASSWORD);
        var question = Web.object();
        question.putObject("subject").put("type", "user").put("id", account(token));
        question.putObject("action").put("name", "read");
        question.putObject("resource")
                .put("type", type)
                .put("id", "4711")
                .putObject("properties")
                .put("tenant", "acme-clinic")
                .put("owner", owner);
        var answer = web.post(200, "/access/v1/evaluation", token, question);
        if (answer.path("decision").asBoolean() != expected) {
            throw new Web.Unexpected("a " + type + " of " + owner + ": " + answer);
        }
        var why = answer.at("/context/reason").asText();
        line.tell("Lea", "a %s of %s: %s, %s".formatted(type, owner, expected, why));
    }

    private String account(String token) {
        return text(web.get("/v1/me", token).path("account"), "id");
    }

    /// Gives somebody of the clinic one more role, which ends by itself; the id of who has it.
    private String forTenDays(String name) {
        scene.quiet();
        var lea = scene.signIn(LEA, PASSWORD);
        var found = web.get("/v1/tenants/acme-clinic/members?q=" + name, lea).path("items");
        var id = text(found.path(0), "id");
        var wish = Web.object().put("role", "moderator").put("reason", "Stands in for Lea");
        wish.put("end", line.now().plus(Duration.ofDays(10)).toString());
        web.post(201, "/v1/tenants/acme-clinic/members/" + id + "/grants", lea, wish);
        line.tell("Lea", "makes " + name + " moderator for ten days");
        return id;
    }

    private void switchOff(String name, String email) {
        var token = scene.signIn(email, PASSWORD);
        var path = "/v1/tenants/acme-clinic/me/notifications";
        line.detail(name + "'s switches: " + web.get(path, token));
        var off = Web.object().put("account", false).toString();
        var changed = web.expect(200, "PATCH", path, token, off, Map.of("If-Match", "*"));
        line.tell(name, "switches account off: " + changed.body());
    }

    /// The administrator's switch, which holds for every kind.
    private void silence(String name, String id) {
        var path = "/v1/tenants/acme-clinic/members/" + id;
        var off = Web.object().put("enableNotifications", false).toString();
        var lea = scene.signIn(LEA, PASSWORD);
        web.expect(200, "PATCH", path, lea, off, Map.of("If-Match", "*"));
        line.tell("Lea", "switches " + name + "'s notifications off");
    }

    private void daysLater(int days) {
        scene.later(Duration.ofDays(days));
        line.tell("(clock)", "moved by " + days + " days");
    }

    private void told(String name, String email, String what) {
        if (!text(scene.mail(name, email), "subject").contains(what)) {
            throw new Web.Unexpected("no mail to " + name + " that access " + what);
        }
    }

    private void toldNothing(String name, String email, String what) {
        scene.quiet();
        for (var mail : web.get("/_local/mails?to=" + email, "")) {
            if (text(mail, "subject").contains(what)) {
                throw new Web.Unexpected("a mail to " + name + " that access " + what);
            }
        }
        line.tell(name, "gets no mail that access " + what);
    }

    private void delete(String name, String email) {
        var token = scene.signIn(email, PASSWORD);
        var path = CLINIC + "/invitations/" + invitation(CLINIC, email);
        web.expect(204, "DELETE", path, scene.signIn(ANA), "", Map.of());
        var reply = web.ask("GET", "/v1/me", token, "", Map.of());
        Scene.expect(401, reply.status(), name + " asks for anything");
        line.tell(name, "is gone: 401 on the next request");
    }

    private void summary() {
        scene.quiet();
        line.detail(
                web.get("/v1/tenants/acme-clinic/summary", scene.signIn(LEA, PASSWORD)).toString());
    }

    private void release() {
        var ana = scene.signIn(ANA);
        web.post(201, CLINIC + "/invitations", ana, person("Ida", IDA, "member"));
        var open = Web.object().put("token", Scene.token(scene.mail("Ida", IDA)));
        web.post(200, CLINIC + "/independence", ana, Web.object());
        line.tell("Ana", "lets the clinic go");
        var seen = web.ask("GET", CLINIC, ana, "", Map.of());
        Scene.expect(404, seen.status(), "the clinic, for Ana");
        line.detail("Ana asks for it: 404");
        open.put("password", PASSWORD);
        var late = web.ask("POST", "/v1/invitation-links/accept", "", open.toString(), Map.of());
        Scene.expect(410, late.status(), "an offer of who lost the customer");
        line.tell("Ida", "follows her link: 410, the offer is void");
        var people = web.get("/v1/tenants/acme-clinic/members", scene.signIn(LEA, PASSWORD));
        line.tell("Lea", "still has her people: " + people.path("total"));
    }

    private String invitation(String customer, String email) {
        var items = web.get(customer + "/invitations?email=" + email, scene.signIn(ANA));
        return items.path("items").path(0).path("id").asText();
    }

    private static ObjectNode person(String name, String email, String role) {
        return Web.object()
                .put("firstName", name)
                .put("lastName", "Brandt")
                .put("email", email)
                .put("language", "en")
                .put("role", role);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
