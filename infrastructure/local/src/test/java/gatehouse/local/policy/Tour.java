package gatehouse.local.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Joining;
import gatehouse.domain.TenantId;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.AuthenticatorApp;
import gatehouse.local.demo.Seals;
import gatehouse.local.demo.TinyPicture;
import gatehouse.local.demo.Web;
import gatehouse.local.functions.Function;
import gatehouse.local.identity.ProvidedTenant;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Makes every function do everything that it can do, once: a new verb, or a new way in which one
/// touches table, secrets, mails, bus or files, gets its step here.
final class Tour {
    private static final String ACME = "/v1/tenants/acme";
    private static final String SAM = "sam@vendor.example";
    private static final String VERA = "vera@vendor.example";
    private static final String GIL = "gil@globex.example";

    private final LocalSystem system;
    private final Web web;
    private int keys;

    Tour(LocalSystem system) {
        this.system = system;
        this.web = new Web(system.base(), ContractCheck::holds);
    }

    /// Plays all of it.
    ///
    /// @return acme's audit entries
    JsonNode play() throws Function.Failed {
        pages();
        bootstrapAgain();
        invite();
        accept();
        customers();
        exports();
        endAccess();
        groups();
        roles();
        tenants();
        pressOn();
        sessions();
        secondFactor();
        external();
        ownProfile();
        people();
        registrations();
        changeRequests();
        setAside();
        recount();
        mailAgain();
        restore();
        return audit();
    }

    private void pages() {
        for (var page :
                new String[] {
                    "/",
                    "/accept",
                    "/activate",
                    "/reset",
                    "/email",
                    "/unsubscribe",
                    "/join/acme",
                    "/tickets/acme.1",
                    "/problems/not-found",
                    "/health",
                    "/nowhere",
                    "/openapi",
                    "/openapi.json",
                    "/.well-known/jwks.json",
                    "/.well-known/openid-configuration",
                    "/.well-known/authzen-configuration"
                }) {
            var _ = web.ask("GET", page, "", "", Map.of());
        }
    }

    /// The first time it ran when the system started.
    private void bootstrapAgain() throws Function.Failed {
        var input =
                Web.object()
                        .put("tenantName", "Vendor")
                        .put("email", "root@vendor.example")
                        .put("firstName", "Root")
                        .put("lastName", "Adler");
        var _ = system.invoke("bootstrap", input);
        for (var secret :
                List.of(
                        "links",
                        "unsubscribe",
                        "sessions",
                        "devices",
                        "tickets",
                        "cursors",
                        "totp",
                        "signing")) {
            var rotate =
                    Web.object().put("rotate", secret).put("reason", "The yearly change of keys");
            var _ = system.invoke("bootstrap", rotate);
        }
    }

    /// The last: the password is another one then.
    private void restore() throws Function.Failed {
        var restore =
                Web.object()
                        .put("restore", "root@vendor.example")
                        .put("reason", "The admin was locked out");
        var _ = system.invoke("bootstrap", restore);
        var _ = system.invoke("bootstrap", restore.put("email", "rita@vendor.example"));
    }

    private void invite() {
        var ana = signIn("ana");
        ask(200, "POST", ACME + "/vendor-invitations?dryRun=true", ana, wish(SAM), Map.of());
        var key = key();
        ask(201, "POST", ACME + "/vendor-invitations", ana, wish(SAM), key);
        ask(201, "POST", ACME + "/vendor-invitations", ana, wish(SAM), key);
        ask(409, "POST", ACME + "/vendor-invitations", ana, wish(SAM), Map.of());
        var vera = web.post(201, ACME + "/vendor-invitations", ana, wish(VERA));
        paged(ACME + "/invitations?state=pending", ana);
        var path = ACME + "/invitations/" + vera.path("id").asText();
        var _ = web.get(path, ana);
        ask(200, "POST", path + "/resend", ana, Web.object(), Map.of());
        ask(200, "POST", path + "/resend", ana, Web.object(), key());
        var root = signInAs("root@vendor.example", "root-at-the-gate");
        var _ = web.get(path, root);
    }

    private void accept() {
        var sam = signIn("sam");
        var token = Web.object().put("token", link(SAM));
        ask(200, "POST", "/v1/invitation-links/open", "", token, Map.of());
        ask(200, "POST", "/v1/invitation-links/accept", sam, token, key());
        ask(200, "POST", "/v1/invitation-links/accept", sam, token, Map.of());
        var vera = Web.object().put("token", link(VERA));
        ask(200, "POST", "/v1/invitation-links/accept", signIn("vera"), vera, Map.of());
        var _ = web.get("/v1/me", sam);
        var _ = web.get(ACME + "/me", sam);
    }

    /// The people of a customer: who has no account and gets one, and who comes from elsewhere.
    private void customers() {
        var ana = signIn("ana");
        var all = ACME + "/customers/acme-clinic/invitations";
        var lea = offer("lea@clinic.example", "administrator");
        var key = key();
        ask(201, "POST", all, ana, lea, key);
        ask(201, "POST", all, ana, lea, key);
        var several = Web.object();
        several.putArray("items").add(offer(VERA, "member")).add(lea);
        ask(200, "POST", all, ana, several, key());
        paged(all + "?state=pending", ana);
        for (var one : web.get(all, ana).path("items")) {
            var path = all + "/" + one.path("id").asText();
            var _ = web.get(path, ana);
            ask(200, "POST", path + "/resend", ana, Web.object(), key());
        }
        var token = Web.object().put("token", link("lea@clinic.example"));
        ask(200, "POST", "/v1/invitation-links/open", "", token, Map.of());
        token.put("password", "three gates by night").put("username", "lea-clinic");
        ask(200, "POST", "/v1/invitation-links/accept", "", token, Map.of());
        var vera = Web.object().put("token", link(VERA));
        ask(200, "POST", "/v1/invitation-links/accept", signIn("vera"), vera, key());
        var clinic = signInAs("lea-clinic", "three gates by night");
        var who = web.get("/v1/me", clinic).at("/account/id").asText();
        known(clinic, who);
        for (var one : web.get(all, ana).path("items")) {
            ask(204, "DELETE", all + "/" + one.path("id").asText(), ana, Web.object(), key());
        }
        system.quiet();
    }

    /// Somebody of a customer has all that can be deleted with a person.
    private void known(String clinic, String who) {
        var here = "/v1/tenants/acme-clinic";
        var boss = "boss@clinic.example";
        var clinics = new TenantId("acme-clinic");
        Planting.in(system)
                .person(
                        boss,
                        "Bo",
                        "Roth",
                        clinics,
                        BuiltInRole.ACCOUNT_MANAGER,
                        "boss-at-the-gate");
        var edit = Web.object().put("externalId", "hr-20");
        var match = Map.of("If-Match", "*");
        var token = signInAs(boss, "boss-at-the-gate");
        ask(200, "PATCH", here + "/members/" + who, token, edit, match);
        picture(201, here + "/me/avatar", clinic, Map.of());
    }

    private static ObjectNode offer(String email, String role) {
        return Web.object()
                .put("firstName", "Lea")
                .put("lastName", "Brandt")
                .put("email", email)
                .put("language", "de")
                .put("role", role);
    }

    /// In every order, as an answer and as a file; and a file that was complete when its writer
    /// broke off.
    private void exports() throws Function.Failed {
        var ana = signIn("ana");
        var path = ACME + "/exports";
        for (var order : List.of("name", "email", "group", "role", "company", "registered")) {
            ask(200, "GET", ACME + "/members.csv?sort=" + order, ana, Web.object(), Map.of());
            var key = key();
            var wish = Web.object().put("sort", order).put("columns", "all");
            ask(201, "POST", path, ana, wish, key);
            ask(201, "POST", path, ana, wish, key);
            system.quiet();
        }
        var id = web.post(201, path, ana, Web.object().put("sort", "-name")).path("id").asText();
        system.quiet();
        var delivered = system.delivered("exporter").getLast();
        breakOff(id, ana, delivered.at("/Records/0/messageId").asText());
        var _ = system.invoke("exporter", delivered);
        system.quiet();
        if (web.get(path + "/" + id, ana).path("url").isNull()) {
            throw new AssertionError("a file that is not there");
        }
    }

    /// As it is when the file is complete and that is not noted yet.
    private void breakOff(String id, String token, String message) {
        var who = web.get("/v1/me", token).at("/account/id").asText();
        var key =
                Map.of(
                        "pk", AttributeValue.fromS("T#acme"),
                        "sk", AttributeValue.fromS("EXPORT#" + who + "#" + id));
        var values =
                Map.of(
                        ":state", AttributeValue.fromS("running"),
                        ":owner", AttributeValue.fromS(message),
                        ":until", AttributeValue.fromS("2999-01-01T00:00:00.000Z"),
                        ":upload", AttributeValue.fromS("gone"),
                        ":parts", AttributeValue.fromL(List.of(AttributeValue.fromS("one"))),
                        ":whole", AttributeValue.fromBool(true));
        var _ =
                system.dynamo()
                        .updateItem(update ->
                                update.tableName(system.table())
                                        .key(key)
                                        .updateExpression(
                                                "SET #state = :state, #owner = :owner, #until = :until, upload = :upload,"
                                                        + " parts = :parts, whole = :whole")
                                        .expressionAttributeNames(
                                                Map.of(
                                                        "#state", "state",
                                                        "#owner", "owner",
                                                        "#until", "until"))
                                        .expressionAttributeValues(values));
    }

    private void endAccess() {
        var ana = signIn("ana");
        paged(ACME + "/grants?state=active", ana);
        for (var order : List.of("name", "email", "group", "role", "company", "registered")) {
            paged(ACME + "/members?sort=" + order, ana);
        }
        var _ = web.get(ACME + "/members/" + grant(SAM, ana).at("/member/id").asText(), ana);
        var until = system.clock().instant().plus(Duration.ofDays(20)).toString();
        var change = Web.object().put("end", until).put("reason", "The report takes longer");
        var sam = grant(SAM, ana);
        ask(200, "PATCH", path(sam), ana, change, match(sam));
        ask(204, "DELETE", path(grant(VERA, ana)), ana, Web.object(), key());
        var again = web.post(201, ACME + "/vendor-invitations", ana, wish(VERA));
        var offer = ACME + "/invitations/" + again.path("id").asText();
        ask(204, "DELETE", offer, ana, Web.object(), key());
        var _ = web.post(201, ACME + "/vendor-invitations", ana, wish(VERA));
    }

    private void groups() {
        var ana = signIn("ana");
        var wish = Web.object().put("name", "Night shift").put("description", "From ten");
        var key = key();
        ask(201, "POST", ACME + "/groups", ana, wish, key);
        ask(201, "POST", ACME + "/groups", ana, wish, key);
        paged(ACME + "/groups", ana);
        var _ = web.get(ACME + "/groups/domain", ana);
        for (var group : web.get(ACME + "/groups", ana).path("items")) {
            var path = ACME + "/groups/" + group.path("id").asText();
            boolean own = !path.endsWith("/domain");
            var change = Web.object().put("active", false);
            ask(own ? 200 : 409, "PATCH", path, ana, change, Map.of("If-Match", "*"));
            ask(own ? 204 : 409, "DELETE", path, ana, Web.object(), key());
        }
    }

    private void roles() {
        var ana = signIn("ana");
        var wish = Web.object().put("name", "Reader").put("description", "Reads").put("rank", 5);
        wish.putArray("permissions").add("read-people");
        var key = key();
        ask(201, "POST", ACME + "/roles", ana, wish, key);
        ask(201, "POST", ACME + "/roles", ana, wish, key);
        ask(409, "POST", ACME + "/roles", ana, wish, Map.of());
        paged(ACME + "/roles", ana);
        for (var role : web.get(ACME + "/roles", ana).path("items")) {
            var path = ACME + "/roles/" + role.path("id").asText();
            boolean own = !role.path("builtIn").asBoolean();
            var _ = web.get(path, ana);
            var change = Web.object().put("rank", 6);
            ask(own ? 200 : 409, "PATCH", path, ana, change, Map.of("If-Match", "*"));
            ask(own ? 204 : 409, "DELETE", path, ana, Web.object(), key());
        }
    }

    /// A tenant, and a customer from its beginning to its independence.
    private void tenants() {
        var root = signInAs("root@vendor.example", "root-at-the-gate");
        var key = key();
        var wish = tenant("initech", "admin");
        ask(201, "POST", "/v1/tenants", root, wish, key);
        ask(201, "POST", "/v1/tenants", root, wish, key);
        paged("/v1/tenants", root);
        var match = new java.util.HashMap<>(key());
        match.put("If-Match", "*");
        var named = Web.object().put("name", "Acme");
        named.putObject("settings").put("softLimit", 90);
        ask(200, "PATCH", ACME, root, named, match);
        var _ = web.get(ACME, root);
        for (var enabled : new boolean[] {false, true}) {
            var module = Web.object().put("enabled", enabled);
            ask(200, "PUT", ACME + "/modules/customer-login", root, module, key());
        }
        managed();
    }

    private void managed() {
        var ana = signIn("ana");
        var all = ACME + "/customers";
        var key = key();
        var wish = tenant("acme-shop", "administrator");
        ask(201, "POST", all, ana, wish, key);
        ask(201, "POST", all, ana, wish, key);
        var shop = all + "/acme-shop";
        var match = new java.util.HashMap<>(key());
        match.put("If-Match", "*");
        ask(200, "PATCH", shop, ana, Web.object().put("name", "Acme Shop"), match);
        var _ = web.get(shop, ana);
        var chosen =
                Web.object()
                        .put("token", link("acme-shop@founders.example"))
                        .put("password", "three gates by night");
        ask(204, "POST", "/v1/activations/complete", "", chosen, Map.of());
        system.quiet();
        paged(all, ana);
        ask(200, "POST", shop + "/independence", ana, Web.object(), key());
        var _ = web.get(ACME + "/summary", ana);
    }

    private static ObjectNode tenant(String id, String role) {
        var wish = Web.object().put("id", id).put("name", id).put("kind", "CORPORATE");
        wish.putArray("administrators")
                .addObject()
                .put("firstName", "Fay")
                .put("lastName", "Ward")
                .put("email", id + "@founders.example")
                .put("role", role);
        return wish;
    }

    /// A reminder, an end, and an offer that nobody took.
    private void pressOn() {
        system.quiet();
        system.advance(Duration.ofDays(18));
        system.advance(Duration.ofDays(30));
        system.quiet();
    }

    private void sessions() throws Function.Failed {
        var body = Web.object().put("username", "mia@acme.example");
        body.put("password", "mia-at-the-gate");
        var pair = web.post(201, "/v1/sessions", "", body);
        var refresh = Web.object().put("refreshToken", pair.path("refreshToken").asText());
        ask(200, "POST", "/v1/sessions/refresh", "", refresh, Map.of());
        system.advance(Duration.ofMinutes(1));
        ask(401, "POST", "/v1/sessions/refresh", "", refresh, Map.of());
        ask(204, "DELETE", "/v1/sessions/current", signIn("mia"), Web.object(), Map.of());
        mySessions();
        othersSessions();
        passwords();
        address();
        body.put("username", "nobody@acme.example");
        ask(401, "POST", "/v1/sessions", "", body, Map.of());
    }

    private void changeCredentials(String mia) {
        var wish =
                Web.object()
                        .put("currentPassword", "mia-at-the-gate")
                        .put("username", "mia.at.acme");
        ask(204, "POST", "/v1/me/credentials", mia, wish, key());
        wish.put("username", "mia@acme.example");
        ask(204, "POST", "/v1/me/credentials", mia, wish, Map.of());
    }

    /// Somebody who is invited and somebody who is not come from an identity provider.
    private void external() {
        try (var tenant = ProvidedTenant.plant(system, new TenantId("toured"))) {
            // one of them administers from then on
            Planting.in(system)
                    .unactivated(
                            "ada@toured.example",
                            "Ada",
                            "Roth",
                            new TenantId("toured"),
                            BuiltInRole.ADMIN);
            Planting.in(system)
                    .unactivated(
                            "may@toured.example",
                            "May",
                            "Roth",
                            new TenantId("toured"),
                            BuiltInRole.MANAGEMENT);
            var token = "";
            for (var who : List.of(ProvidedTenant.INVITED, "new", "may", "ada")) {
                var start = web.post(200, "/v1/sessions/external/start", "", tenant.start());
                var body = tenant.signIn(who, start.path("nonce").asText());
                token =
                        web.post(201, "/v1/sessions/external", "", body)
                                .path("accessToken")
                                .asText();
                ask(401, "POST", "/v1/sessions/external", "", body, Map.of());
                if (who.equals("may")) {
                    removed(ProvidedTenant.INVITED, token);
                }
            }
            system.quiet();
            var people = "/v1/tenants/toured/members";
            for (var person : web.get(people + "?sort=email", token).path("items")) {
                if (person.path("email").asText().startsWith("new@")) {
                    var path = people + "/" + person.path("id").asText();
                    ask(204, "DELETE", path, token, Web.object(), key());
                }
            }
        }
    }

    /// Somebody whom the provider knows goes by request.
    private void removed(String who, String may) {
        var toured = "/v1/tenants/toured";
        for (var contact : web.get(toured + "/contacts", may).path("items")) {
            if (contact.path("email").asText().startsWith(who + "@")) {
                var wish = Web.object();
                wish.putArray("items")
                        .addObject()
                        .put("type", "remove")
                        .put("member", contact.path("id").asText());
                var all = toured + "/change-requests";
                var one = all + "/" + web.post(201, all, may, wish).path("id").asText();
                var root = signInAs("root@vendor.example", "root-at-the-gate");
                ask(200, "POST", one + "/implement", root, Web.object(), key());
            }
        }
    }

    private void mySessions() {
        var mia = signIn("mia");
        var _ = signIn("mia");
        paged("/v1/me/sessions", mia);
        var other = web.get("/v1/me/sessions", mia).path("items").get(0).path("id").asText();
        ask(204, "DELETE", "/v1/me/sessions/" + other, mia, Web.object(), key());
        changeCredentials(mia);
        ask(204, "DELETE", "/v1/me/sessions", mia, Web.object(), Map.of());
    }

    private void othersSessions() {
        var mia = web.get("/v1/me", signIn("mia")).at("/account/id").asText();
        var path = ACME + "/members/" + mia + "/sessions";
        ask(204, "DELETE", path, signIn("ana"), Web.object(), key());
        system.quiet();
    }

    /// Another mail address, and the old one again.
    private void address() {
        for (var to : new String[] {"mia.new@acme.example", "mia@acme.example"}) {
            var mia = signIn("mia");
            var version = web.get(ACME + "/me", mia).path("version").asText();
            var headers = new java.util.HashMap<>(key());
            headers.put("If-Match", "\"" + version + "\"");
            ask(200, "PATCH", ACME + "/me", mia, Web.object().put("email", to), headers);
            var token = Web.object().put("token", link(to));
            ask(204, "POST", "/v1/email-changes/complete", "", token, Map.of());
        }
        var anas = Web.object().put("email", "ana@acme.example");
        ask(200, "PATCH", ACME + "/me", signIn("mia"), anas, Map.of("If-Match", "*"));
        var taken = Web.object().put("token", link("ana@acme.example"));
        ask(409, "POST", "/v1/email-changes/complete", "", taken, Map.of());
    }

    /// Another password, by address and by username, and the first one of a new person; last of all
    /// the old one again.
    private void passwords() throws Function.Failed {
        for (var password : new String[] {"three gates by night", "mia-at-the-gate"}) {
            var login = Web.object().put("login", "mia@acme.example");
            ask(202, "POST", "/v1/password-resets", "", login, Map.of());
            var chosen =
                    Web.object().put("token", link("mia@acme.example")).put("password", password);
            ask(204, "POST", "/v1/password-resets/complete", "", chosen, Map.of());
            system.advance(Duration.ofMinutes(2));
        }
        var person =
                Web.object()
                        .put("tenantName", "Vendor")
                        .put("email", "tina@vendor.example")
                        .put("firstName", "Tina")
                        .put("lastName", "Tor")
                        .put("username", "tina-tor")
                        .put("sendRegistrationEmail", true);
        var _ = system.invoke("bootstrap", person);
        system.quiet();
        system.advance(Duration.ofMinutes(2));
        var login = Web.object().put("login", "tina-tor");
        ask(202, "POST", "/v1/password-resets", "", login, Map.of());
        var chosen =
                Web.object()
                        .put("token", link("tina@vendor.example"))
                        .put("password", "three gates by night");
        ask(204, "POST", "/v1/activations/complete", "", chosen, Map.of());
    }

    /// Recovery codes for what is asked of mia: each is good at any time.
    private void secondFactor() {
        var mia = signIn("mia");
        var password = Web.object().put("currentPassword", "mia-at-the-gate");
        var begun = web.post(201, "/v1/me/totp", mia, password).path("secret").asText();
        var app = AuthenticatorApp.of(begun);
        var confirm = Web.object().put("code", app.code(system.clock().instant()));
        var codes = web.post(200, "/v1/me/totp/confirm", mia, confirm).path("recoveryCodes");
        var body = Web.object().put("username", "mia@acme.example");
        body.put("password", "mia-at-the-gate");
        ask(401, "POST", "/v1/sessions", "", body, Map.of());
        body.put("code", codes.path(0).asText());
        ask(201, "POST", "/v1/sessions", "", body, Map.of());
        system.quiet();
        var replace = Web.object().put("code", codes.path(1).asText());
        var others = web.post(200, "/v1/me/totp/recovery-codes", mia, replace);
        var remove = Web.object().put("code", others.path("recoveryCodes").path(0).asText());
        ask(204, "DELETE", "/v1/me/totp", mia, remove, Map.of());
    }

    /// Switches of notifications, and the own profile.
    private void ownProfile() {
        var mia = signIn("mia");
        var _ = web.get(ACME + "/me/notifications", mia);
        var match = new java.util.HashMap<>(key());
        match.put("If-Match", "*");
        var off = Web.object().put("tickets", false);
        ask(200, "PATCH", ACME + "/me/notifications", mia, off, match);
        unsubscribe();
        match.putAll(key());
        ask(200, "PATCH", ACME + "/me", mia, Web.object().put("city", "Bonn"), match);
        avatar(ACME + "/me/avatar", mia);
        ask(204, "DELETE", ACME + "/me/avatar", mia, Web.object(), key());
        system.quiet();
    }

    /// By the link in the mail that told Ana that somebody had accepted.
    private void unsubscribe() {
        var link =
                system.mails("ana@acme.example").stream()
                        .flatMap(mail -> mail.links().stream())
                        .filter(address -> address.contains("/unsubscribe#"))
                        .findFirst()
                        .orElseThrow();
        var token = link.substring(link.indexOf('#') + 1);
        ask(
                200,
                "POST",
                "/v1/unsubscribe-links/open",
                "",
                Web.object().put("token", token),
                Map.of());
        var path = "/v1/unsubscribe-links/" + token;
        var _ = web.expect(303, "GET", path, "", "", Map.of());
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var _ = web.expect(204, "POST", path, "", "List-Unsubscribe=One-Click", form);
    }

    /// The first picture, of which another one is quicker; the next one; and what is shown.
    private void avatar(String path, String token) {
        try (var _ = system.hook(new Quicker(() -> picture(201, path, token, Map.of())))) {
            picture(428, path, token, key());
        }
        var match = new java.util.HashMap<>(key());
        match.put("If-Match", "*");
        picture(200, path, token, match);
        ask(200, "GET", path, token, Web.object(), Map.of());
        system.quiet();
    }

    private void picture(int status, String path, String token, Map<String, String> more) {
        var headers = new java.util.HashMap<>(more);
        headers.put("Content-Type", TinyPicture.TYPE);
        var reply = web.ask("PUT", path, token, TinyPicture.png(), headers);
        if (reply.status() != status) {
            throw new AssertionError(path + " answered " + reply);
        }
    }

    /// Lets somebody else's upload be quicker than the first one that it sees.
    private static final class Quicker implements Hook {
        private final Runnable other;
        private boolean seen;

        Quicker(Runnable other) {
            this.other = other;
        }

        @Override
        public Answer around(Call call, Service next) throws IOException {
            var answer = next.answer(call);
            if (call.service().equals("s3") && call.action().equals("PutObject") && !seen) {
                seen = true;
                other.run();
            }
            return answer;
        }
    }

    /// A person's life here: made, edited, barred, let in, and gone.
    private void people() {
        var ana = signIn("ana");
        var person =
                Web.object()
                        .put("email", "pia@acme.example")
                        .put("firstName", "Pia")
                        .put("lastName", "Roth")
                        .put("externalId", "hr-17");
        person.putArray("roles").add("agent");
        var made = web.expect(201, "POST", ACME + "/members", ana, person.toString(), key()).body();
        system.quiet();
        var path = ACME + "/members/" + made.path("id").asText();
        var edit = Web.object().put("externalId", "hr-18").put("email", "pia.roth@acme.example");
        edit.putArray("roles").add("agent").add("manager");
        var match = new java.util.HashMap<>(key());
        match.put("If-Match", "*");
        ask(200, "PATCH", path, ana, edit, match);
        system.quiet();
        system.advance(Duration.ofMinutes(2));
        ask(200, "POST", path + "/resend-activation", ana, Web.object(), key());
        system.quiet();
        var name = Web.object().put("username", "pia.roth");
        ask(200, "POST", path + "/credentials", ana, name, key());
        ask(201, "POST", path + "/grants", ana, Web.object().put("role", "staff-admin"), key());
        var _ = web.get(path + "/access?permission=reporting", ana);
        asked(made.path("id").asText(), ana);
        var admin = Web.object().put("role", "admin").toString();
        var grant = web.expect(201, "POST", path + "/grants", ana, admin, key()).body();
        var place = path + "/grants/" + grant.path("id").asText();
        ask(204, "DELETE", place, ana, Web.object(), key());
        avatar(path + "/avatar", ana);
        ask(200, "POST", path + "/disable", ana, Web.object(), key());
        ask(200, "POST", path + "/enable", ana, Web.object(), key());
        ask(204, "DELETE", path, ana, Web.object(), key());
        imported(ana);
        administrator(ana);
        var mia = web.get("/v1/me", signIn("mia")).at("/account/id").asText();
        system.advance(Duration.ofMinutes(2));
        ask(200, "POST", ACME + "/members/" + mia + "/reset-password", ana, Web.object(), key());
        system.quiet();
    }

    private void asked(String member, String ana) {
        var question = Web.object();
        question.putObject("subject").put("type", "user").put("id", member);
        question.putObject("action").put("name", "reporting");
        question.putObject("resource").put("type", "tenant").put("id", "acme");
        ask(200, "POST", "/access/v1/evaluation", ana, question, Map.of());
        question.putArray("evaluations").addObject();
        ask(200, "POST", "/access/v1/evaluations", ana, question, Map.of());
    }

    /// Twice, with a group that is not there the first time.
    private void imported(String ana) {
        var file =
                """
                email,firstName,lastName,permissions,groupName,externalId
                ida@acme.example,Ida,Roth,agent,Late shift,hr-19
                """;
        var headers = new java.util.HashMap<>(key());
        headers.put("Content-Type", "text/csv");
        for (int i = 0; i < 2; i++) {
            var _ = web.expect(200, "POST", ACME + "/members/import", ana, file, headers);
        }
        system.quiet();
    }

    /// Somebody who counts for the last-administrator guard, with a password and without.
    private void administrator(String ana) {
        var person =
                Web.object()
                        .put("email", "ada@acme.example")
                        .put("firstName", "Ada")
                        .put("lastName", "Roth")
                        .put("password", "three gates by night");
        person.putArray("roles").add("admin");
        var made = web.post(201, ACME + "/members", ana, person);
        ask(204, "DELETE", ACME + "/members/" + made.path("id").asText(), ana, Web.object(), key());
        system.quiet();
    }

    /// With approval and without; new people, somebody with an account elsewhere, and somebody who
    /// is added another way meanwhile.
    private void registrations() {
        var ana = signIn("ana");
        var planting = Planting.in(system);
        var acme = new TenantId("acme");
        planting.person(
                "gus@globex.example", "Gus", "Roth", new TenantId("globex"), BuiltInRole.AGENT, "");
        planting.joining(acme, new Joining(true, true));
        var all = ACME + "/registrations";
        for (var email :
                List.of("zoe@join.example", GIL, "zora@join.example", "zack@join.example")) {
            registered(email);
        }
        paged(all + "?state=waiting", ana);
        for (var item : web.get(all, ana).path("items")) {
            var email = item.path("email").asText();
            var _ = web.get(all + "/" + item.path("id").asText(), ana);
            var wish = Web.object();
            wish.putArray("ids").add(item.path("id").asText());
            boolean turnedDown = email.startsWith("zora");
            if (email.startsWith("zack")) {
                var person = Web.object().put("email", email).put("firstName", "Zack");
                person.put("lastName", "Roth").putArray("roles").add("agent");
                var _ = web.post(201, ACME + "/members", ana, person);
            }
            var path = all + (turnedDown ? "/disapprove" : "/approve");
            var key = key();
            ask(200, "POST", path, ana, wish, key);
            ask(200, "POST", path, ana, wish, key);
        }
        planting.joining(acme, new Joining(true, false));
        registered("zita@join.example");
        registered("gus@globex.example");
        system.quiet();
    }

    private void registered(String email) {
        var wish = Web.object().put("email", email).put("firstName", "Z").put("lastName", "Roth");
        for (int i = 0; i < 2; i++) {
            ask(202, "POST", ACME + "/registrations", "", wish, Map.of());
            system.advance(Duration.ofMinutes(1));
        }
        var token = Web.object().put("token", link(email));
        ask(200, "POST", "/v1/registration-links/confirm", "", token, Map.of());
    }

    /// Submitted, commented on by both sides, cancelled and rejected.
    private void changeRequests() {
        Planting.in(system)
                .person(
                        "pat@acme.example",
                        "Pat",
                        "Roth",
                        new TenantId("acme"),
                        BuiltInRole.MANAGEMENT,
                        "pat-at-the-gate");
        var pat = signIn("pat");
        var root = signInAs("root@vendor.example", "root-at-the-gate");
        var all = ACME + "/change-requests";
        var wish = wishOf(web.get("/v1/me", pat).at("/account/id").asText());
        ask(200, "POST", all + "?dryRun=true", pat, wish, Map.of());
        var key = key();
        ask(201, "POST", all, pat, wish, key);
        ask(201, "POST", all, pat, wish, key);
        ask(409, "POST", all, pat, wish, Map.of());
        paged(ACME + "/contacts", pat);
        var one = all + "/" + web.get(all, root).at("/items/0/id").asText();
        var text = Web.object().put("text", "Which number is it?");
        for (var who : List.of(pat, root)) {
            ask(201, "POST", one + "/comments", who, text, key());
            var _ = web.get(one, who);
        }
        var cancel = key();
        ask(200, "POST", one + "/cancel", pat, Web.object(), cancel);
        ask(200, "POST", one + "/cancel", pat, Web.object(), cancel);
        ask(200, "POST", one + "/cancel", pat, Web.object(), Map.of());
        var reason = Web.object().put("reason", "There is no room for that");
        for (int i = 0; i < 2; i++) {
            wish.put("comment", "As agreed");
            var next = all + "/" + web.post(201, all, pat, wish).path("id").asText();
            ask(200, "POST", next + "/reject", root, reason, key());
        }
        paged(all + "?state=rejected", pat);
        implement(all, pat, root);
        helpDesk(all, pat);
        system.quiet();
        paged("/v1/change-requests?state=rejected", root);
    }

    /// All that can be wished: another address, a role that administers, somebody new, and somebody
    /// less who has what can go with a person.
    private void implement(String all, String pat, String root) {
        var ana = signIn("ana");
        var group = web.post(201, ACME + "/groups", ana, Web.object().put("name", "Day shift"));
        var kim = contact("kim", ana, group.path("id").asText());
        var leo = contact("leo", ana, group.path("id").asText());
        var uma = contact("uma", ana, group.path("id").asText());
        system.quiet();
        var wish = wishOf(kim);
        var items = (ArrayNode) wish.path("items");
        ((ObjectNode) items.path(0).path("set")).put("email", "kim.roth@acme.example");
        for (var who : List.of(kim, uma)) {
            items.addObject().put("type", "roles").put("member", who).putArray("add").add("admin");
        }
        items.addObject().put("type", "remove").put("member", leo);
        var one = all + "/" + web.post(201, all, pat, wish).path("id").asText();
        ask(200, "POST", one + "/implement?dryRun=true", root, Web.object(), Map.of());
        var key = key();
        ask(200, "POST", one + "/implement", root, Web.object(), key);
        ask(200, "POST", one + "/implement", root, Web.object(), key);
        ask(200, "POST", one + "/implement", root, Web.object(), Map.of());
    }

    /// What the vendor's own help desk says, each message twice.
    private void helpDesk(String all, String pat) {
        for (var action : List.of("reject", "implement")) {
            var mine = web.get("/v1/me", pat).at("/account/id").asText();
            var wish = Web.object();
            wish.putArray("items")
                    .addObject()
                    .put("type", "edit")
                    .put("member", mine)
                    .putObject("set")
                    .put("city", "Bonn");
            var id = web.post(201, all, pat, wish).path("id").asText();
            var said = Web.object().put("request", id);
            say(said.put("action", "comment").put("text", "We look into it"));
            said.remove("text");
            said.put("action", action);
            if (action.equals("reject")) {
                said.put("reason", "There is no room for that");
            }
            say(said);
        }
    }

    private void say(ObjectNode what) {
        var body = what.toString();
        var now = system.clock().instant();
        var seal = Seals.of("tour-" + ++keys, now, body, system.webhookSecret());
        for (int i = 0; i < 2; i++) {
            var _ = web.expect(200, "POST", "/v1/ticket-webhook", "", body, seal);
        }
    }

    private String contact(String name, String ana, String group) {
        var person =
                Web.object()
                        .put("email", name + "@acme.example")
                        .put("firstName", "Kim")
                        .put("lastName", "Roth")
                        .put("externalId", "hr-" + name)
                        .put("group", group);
        person.putArray("roles").add("agent");
        return web.post(201, ACME + "/members", ana, person).path("id").asText();
    }

    private static ObjectNode wishOf(String member) {
        var wish = Web.object();
        var items = wish.putArray("items");
        items.addObject()
                .put("type", "edit")
                .put("member", member)
                .putObject("set")
                .put("phone", "+49 30 123456");
        items.addObject()
                .put("type", "add")
                .put("firstName", "Noor")
                .put("lastName", "Haddad")
                .put("email", "noor@contacts.example")
                .putArray("roles")
                .add("agent");
        return wish;
    }

    /// A record that the relay cannot decode.
    private void setAside() {
        var item =
                Map.of(
                        "pk", AttributeValue.fromS("T#acme"),
                        "sk", AttributeValue.fromS("X#odd"),
                        "change", AttributeValue.fromM(Map.of("id", AttributeValue.fromS("odd"))));
        var _ = system.dynamo().putItem(put -> put.tableName(system.table()).item(item));
        system.quiet();
    }

    private void recount() throws Function.Failed {
        var _ = system.invoke("projections", Web.object().put("tenant", "acme"));
    }

    /// The queue brings mails a second time.
    private void mailAgain() throws Function.Failed {
        for (var batch : system.delivered("mailer")) {
            var _ = system.invoke("mailer", batch);
        }
        system.quiet();
    }

    private JsonNode audit() {
        var ana = signIn("ana");
        paged(ACME + "/audit", ana);
        ask(200, "GET", ACME + "/audit.csv", ana, Web.object(), Map.of());
        var _ = web.get(ACME + "/audit/verify", ana);
        var entries = Web.object().putArray("items");
        var next = "";
        do {
            var page = web.get(ACME + "/audit?limit=100" + next, ana);
            page.path("items").forEach(entries::add);
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        return entries;
    }

    /// The first page of one item, and the next.
    private void paged(String path, String token) {
        var first = path + (path.contains("?") ? "&" : "?") + "limit=1";
        var next = web.get(first, token).path("next").asText();
        var _ = web.get(first + "&cursor=" + next, token);
    }

    private void ask(
            int status,
            String method,
            String path,
            String token,
            ObjectNode body,
            Map<String, String> headers) {
        var text = body.isEmpty() ? "" : body.toString();
        var _ = web.expect(status, method, path, token, text, headers);
    }

    private Map<String, String> key() {
        return Map.of("Idempotency-Key", "tour-" + ++keys);
    }

    private static Map<String, String> match(JsonNode grant) {
        return Map.of("If-Match", "\"" + grant.path("version").asText() + "\"");
    }

    private static ObjectNode wish(String email) {
        return Web.object().put("email", email).put("reason", "Helping with the yearly report");
    }

    private JsonNode grant(String email, String token) {
        for (var grant : web.get(ACME + "/grants?state=active", token).path("items")) {
            if (grant.path("member").path("email").asText().equals(email)) {
                return grant;
            }
        }
        throw new AssertionError("no grant of " + email);
    }

    private static String path(JsonNode grant) {
        var member = grant.path("member").path("id").asText();
        return ACME + "/members/" + member + "/grants/" + grant.path("id").asText();
    }

    private String link(String email) {
        system.quiet();
        var link = system.mails(email).getFirst().links().getFirst();
        return link.substring(link.indexOf('#') + 1);
    }

    private String signIn(String name) {
        var home = name.equals("sam") || name.equals("vera") ? "vendor" : "acme";
        return signInAs(name + "@" + home + ".example", name + "-at-the-gate");
    }

    private String signInAs(String email, String password) {
        var body = Web.object().put("username", email).put("password", password);
        return web.post(201, "/v1/sessions", "", body).path("accessToken").asText();
    }
}
