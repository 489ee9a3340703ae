package gatehouse.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Northwind asks the vendor for other contacts (E): a request of five wishes, a question and its
/// answer, a conflict, a second request, and what comes of it. Each step is asked over HTTP, and
/// what the story does not expect fails it.
final class ContactsStory {
    private static final String NORTHWIND = "/v1/tenants/northwind";
    private static final String REQUESTS = NORTHWIND + "/change-requests";
    private static final String ROOT = "root@vendor.example";
    private static final String OLGA = "olga@northwind.example";
    private static final String NILS = "nils@northwind.example";
    private static final String FINN = "finn@northwind.example";
    private static final String GITA = "gita@northwind.example";
    private static final String HUGO = "hugo@northwind.example";
    private static final String IVO = "ivo@northwind.example";
    private static final String JANA = "jana@northwind.example";
    private static final String PASSWORD = "three gates by night";

    private final Web web;
    private final Timeline line;
    private final Scene scene;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    ContactsStory(Web web, Timeline line) {
        this.web = web;
        this.line = line;
        this.scene = new Scene(web, line);
    }

    void play() {
        line.chapter("The vendor creates a customer, and names who may ask for changes (E8)");
        create();
        people();
        line.chapter("Nils looks at the contacts, and at what can be asked for (E1)");
        contacts();
        line.chapter("He asks for five things at once (E2, E3)");
        faults();
        tried();
        var first = submit();
        line.chapter("While that is pending, contacts are read-only, and there is no other (E4)");
        pending(first);
        line.chapter("The vendor asks, and Nils answers (E5)");
        comment("Root", ROOT, first, "Is Ivo to leave at once?", "Nils", NILS);
        comment("Nils", NILS, first, "Yes, he has left us already.", "Root", ROOT);
        line.chapter("Meanwhile Olga edits Finn: nothing is done, and it says why (E6)");
        edit();
        conflict(first);
        line.chapter("Nils cancels, and asks anew (E7)");
        cancel(first);
        var second = submit();
        line.chapter("The vendor implements all of it (E6)");
        implement(second);
        outcome();
        line.chapter("What northwind's audit log says of it, the oldest first");
        auditLog();
    }

    private void create() {
        var wish = Web.object().put("id", "northwind").put("name", "Northwind");
        wish.put("kind", "CORPORATE")
                .putArray("administrators")
                .add(person("Olga", OLGA).put("role", "account-manager"))
                .add(person("Nils", NILS).put("role", "management"));
        web.post(201, "/v1/tenants", scene.signIn(ROOT), wish);
        line.tell("Root", "creates northwind, with Olga as account-manager, Nils as management");
        activate("Olga", OLGA);
        activate("Nils", NILS);
    }

    private void people() {
        member("Finn", FINN, "agent");
        member("Gita", GITA, "agent");
        member("Hugo", HUGO, "agent", "manager");
        member("Ivo", IVO, "agent");
        activate("Ivo", IVO);
    }

    private void member(String name, String email, String... roles) {
        var wish = person(name, email);
        List.of(roles).forEach(wish.putArray("roles")::add);
        var made = web.post(201, NORTHWIND + "/members", signIn(OLGA), wish);
        ids.put(email, text(made, "id"));
        names.put(text(made, "id"), name);
        line.tell("Olga", "adds " + name + ": " + wish.path("roles"));
    }

    private void activate(String name, String email) {
        var wish = Web.object().put("token", Scene.token(scene.mail(name, email)));
        wish.put("password", PASSWORD);
        web.expect(204, "POST", "/v1/activations/complete", "", wish.toString(), Map.of());
        line.tell(name, "chooses a password");
    }

    private void contacts() {
        var answer = web.get(NORTHWIND + "/contacts", signIn(NILS));
        for (var contact : answer.path("items")) {
            line.detail(text(contact, "name") + ": " + contact.path("roles"));
        }
        line.detail("roles that can be asked for: " + answer.path("roles").size());
        var first = answer.at("/roles/0");
        line.detail("such as " + text(first, "name") + ": " + text(first, "description"));
        var reply = web.ask("GET", NORTHWIND + "/contacts", signIn(OLGA), "", Map.of());
        Scene.expect(403, reply.status(), "contacts for who may not ask");
        line.tell("Olga", "may not: 403 " + text(reply.body(), "detail"));
    }

    private void faults() {
        var wish = Web.object();
        wish.putArray("items")
                .add(item("remove", IVO).put("member", "nobody"))
                .add(person("Jana", "no address").put("type", "add"));
        var reply = web.ask("POST", REQUESTS, signIn(NILS), wish.toString(), Map.of());
        Scene.expect(422, reply.status(), "a request with faults");
        line.tell("Nils", "asks for what cannot be: 422, and nothing is kept");
        for (var fault : reply.body().path("errors")) {
            line.detail(text(fault, "pointer") + " " + text(fault, "detail"));
        }
    }

    private void tried() {
        var tried = web.post(200, REQUESTS + "?dryRun=true", signIn(NILS), wish());
        line.tell("Nils", "tries the true one before he sends it");
        for (var item : tried.path("items")) {
            line.detail(
                    "%s: %s -> %s"
                            .formatted(
                                    text(item, "type"),
                                    item.path("current"),
                                    item.path("requested")));
        }
    }

    private ObjectNode wish() {
        var edit = item("edit", FINN);
        edit.putObject("set").put("phone", "+4930123456").put("city", "Bergen");
        var more = item("roles", GITA);
        more.putArray("add").add("manager");
        var fewer = item("roles", HUGO);
        fewer.putArray("remove").add("manager");
        var add = person("Jana", JANA).put("type", "add");
        add.putArray("roles").add("agent");
        var wish = Web.object();
        wish.putArray("items").add(edit).add(more).add(fewer).add(add).add(item("remove", IVO));
        return wish;
    }

    private String submit() {
        var made = web.post(201, REQUESTS, signIn(NILS), wish());
        line.tell("Nils", "asks, as ticket " + made.path("number") + ": " + text(made, "ticket"));
        var _ = scene.mail("Nils", NILS);
        var _ = scene.mail("Root", ROOT);
        return text(made, "id");
    }

    private void pending(String request) {
        var answer = web.get(NORTHWIND + "/contacts", signIn(NILS));
        line.detail("read-only: " + answer.path("readOnly"));
        same(request, answer.at("/request/id").asText(), "the request beside the contacts");
        var reply = web.ask("POST", REQUESTS, signIn(NILS), wish().toString(), Map.of());
        Scene.expect(409, reply.status(), "a second request");
        line.tell("Nils", "asks once more: 409 " + text(reply.body(), "detail"));
        var queue = web.get("/v1/change-requests?tenant=northwind", scene.signIn(ROOT));
        same(request, queue.at("/items/0/id").asText(), "the vendor's queue");
        line.tell("Root", "finds it in the queue of all customers");
    }

    private void comment(
            String name, String email, String request, String text, String other, String told) {
        var wish = Web.object().put("text", text);
        web.post(201, REQUESTS + "/" + request + "/comments", signIn(email), wish);
        line.tell(name, "writes: " + text);
        var mail = scene.mail(other, told);
        if (!mail.path("text").asText().contains(text)) {
            throw new Web.Unexpected("a mail that does not tell what was written: " + mail);
        }
    }

    private void edit() {
        var path = NORTHWIND + "/members/" + ids.get(FINN);
        var body = Web.object().put("city", "Oslo").toString();
        web.expect(200, "PATCH", path, signIn(OLGA), body, Map.of("If-Match", "*"));
        line.tell("Olga", "says that Finn is in Oslo");
    }

    private void conflict(String request) {
        var reply = act("implement", request, ROOT);
        Scene.expect(409, reply.status(), "implementing what has changed meanwhile");
        line.tell("Root", "implements: 409 " + text(reply.body(), "detail"));
        for (var conflict : reply.body().path("conflicts")) {
            line.detail("wish " + conflict.path("item") + ": " + text(conflict, "detail"));
        }
        var now = web.get(REQUESTS + "/" + request, scene.signIn(ROOT));
        same("submitted", text(now, "state"), "the request after a conflict");
        line.detail("it stays open; moved since: " + now.at("/items/0/moved"));
    }

    private void cancel(String request) {
        Scene.expect(200, act("cancel", request, NILS).status(), "cancelling");
        line.tell("Nils", "cancels it");
        var late = act("implement", request, ROOT);
        Scene.expect(409, late.status(), "implementing what is cancelled");
        line.tell("Root", "implements it all the same: 409 " + text(late.body(), "detail"));
    }

    private void implement(String request) {
        var before = signIn(IVO);
        Scene.expect(403, act("implement", request, NILS).status(), "implementing the own request");
        line.tell("Nils", "may not do that himself: 403");
        Scene.expect(200, act("implement", request, ROOT).status(), "implementing");
        line.tell("Root", "implements it: all five at once");
        var gone = web.ask("GET", "/v1/me", before, "", Map.of());
        Scene.expect(401, gone.status(), "Ivo asks for anything");
        line.tell("Ivo", "is gone: 401 on the next request");
        var _ = scene.mail("Nils", NILS);
    }

    private void outcome() {
        activate("Jana", JANA);
        var me = web.get(NORTHWIND + "/me", signIn(JANA));
        line.tell("Jana", "signs in, and is in northwind with " + me.path("roles"));
        var answer = web.get(NORTHWIND + "/contacts", signIn(NILS));
        for (var contact : answer.path("items")) {
            names.put(text(contact, "id"), text(contact, "firstName"));
            line.detail(
                    "%s: %s %s %s"
                            .formatted(
                                    text(contact, "name"),
                                    contact.path("roles"),
                                    contact.path("phone").asText(""),
                                    contact.path("city").asText("")));
            var manages = contact.path("roles").toString().contains("\"manager\"");
            if (manages != text(contact, "email").equals(GITA)) {
                throw new Web.Unexpected("roles that nobody asked for: " + contact);
            }
        }
        same("false", text(answer, "readOnly"), "contacts once all is decided");
    }

    private void auditLog() {
        scene.quiet();
        var olga = signIn(OLGA);
        var entries = new ArrayList<JsonNode>();
        web.get(NORTHWIND + "/audit?limit=100", olga).path("items").forEach(entries::add);
        for (var entry : entries.reversed()) {
            var id = entry.at("/subject/id").asText();
            if (text(entry, "type").matches("request\\..*|member\\.(created|changed|deleted)")) {
                System.out.printf(
                        "%s  %4d  %-20s by %-12s %s%n",
                        Timeline.time(text(entry, "time")),
                        entry.path("sequence").asLong(),
                        text(entry, "type"),
                        entry.at("/actor/name").asText(),
                        names.getOrDefault(id, id));
            }
        }
        var verdict = web.get(NORTHWIND + "/audit/verify", olga);
        same("true", text(verdict, "valid"), "the log");
        line.detail("checked and true: " + verdict.path("checked") + " entries");
    }

    private Web.Reply act(String verb, String request, String email) {
        var path = REQUESTS + "/" + request + "/" + verb;
        return web.ask("POST", path, signIn(email), "{}", Map.of());
    }

    private String signIn(String email) {
        return email.equals(ROOT) ? scene.signIn(ROOT) : scene.signIn(email, PASSWORD);
    }

    private ObjectNode item(String type, String email) {
        return Web.object().put("type", type).put("member", ids.get(email));
    }

    private static ObjectNode person(String name, String email) {
        return Web.object().put("firstName", name).put("lastName", "Dahl").put("email", email);
    }

    private static void same(String wanted, String is, String what) {
        if (!is.equals(wanted)) {
            throw new Web.Unexpected(what + ": " + is + " instead of " + wanted);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
