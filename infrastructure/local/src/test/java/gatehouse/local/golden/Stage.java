package gatehouse.local.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Joining;
import gatehouse.domain.Module;
import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import gatehouse.local.demo.AuthenticatorApp;
import gatehouse.local.demo.Seals;
import gatehouse.local.demo.TinyPicture;
import gatehouse.local.demo.Web;
import gatehouse.local.identity.ProvidedTenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A tenant with somebody of every role, an invitation that waits and a guest whose grant can be
/// changed; what a request used up is put back.
final class Stage implements AutoCloseable {
    static final String TENANT = "/v1/tenants/golden";
    private static final String GROUPS = TENANT + "/groups";
    private static final String ROLES = TENANT + "/roles";
    private static final TenantId GOLDEN = new TenantId("golden");
    private static final TenantId CUSTOMER = new TenantId("golden-clinic");
    private static final String OFFERS = TENANT + "/customers/golden-clinic/invitations";
    private static final TenantId VENDOR = new TenantId("vendor");
    private static final String PASSWORD = "a-good-password";
    private static final String INVITED = "invited@vendor.example";
    private static final String GUEST = "guest@vendor.example";
    private static final String WANTED = "wanted@vendor.example";

    /// Only tried: who asks is asked for other routes afterwards.
    private static final Set<String> LEAVING =
            Set.of(
                    "POST /v1/me/credentials",
                    "PATCH /v1/tenants/{tenant}/me",
                    "DELETE /v1/me/sessions",
                    "DELETE /v1/me/sessions/{session}");

    private static final String IMPORT = "POST /v1/tenants/{tenant}/members/import";
    private static final String OFFERED = "/v1/tenants/{tenant}/customers/{customer}/invitations";
    private static final String OFFER = "POST " + OFFERED;
    private static final String UNSUBSCRIBE = "POST /v1/unsubscribe-links/{token}";
    private static final String TOTP = "/v1/me/totp";
    private static final String REGISTRATIONS = "/v1/tenants/{tenant}/registrations";
    private static final String REQUESTS = "/v1/tenants/{tenant}/change-requests";
    private static final String SUBMIT = "POST " + REQUESTS;
    private static final String WEBHOOK = "POST /v1/ticket-webhook";

    private final LocalSystem system;
    private final Web web;

    /// By the token of who asked for it.
    private final Map<String, String> exports = new HashMap<>();

    private final Map<String, String> passwords = new HashMap<>();
    private final Planting planting;
    private final String manager;

    /// At home here, so that there are sessions that are this tenant's business.
    private final String bystander;

    private final String guest;

    /// Asks for changes of contacts.
    private final String asker;

    private final ProvidedTenant provided;
    private final MailedLinks mailed;
    private final Table table;
    private int people;
    private int tenants;
    private TenantId customer = GOLDEN;
    private String refresh = "";
    private String invitation = "";
    private String offer = "";
    private String link = "";
    private String unsubscribe = "";
    private JsonNode grant = Web.object();
    private String group = "";
    private String role = "";
    private String registration = "";

    /// The change request that is open; empty where none is.
    private String request = "";

    /// A role that whoever may give any may give.
    private String plain = "";

    Stage(LocalSystem system, Web web) {
        this.system = system;
        this.web = web;
        this.planting = Planting.in(system);
        this.table = new Table(system.dynamo(), system.table());
        planting.tenant(
                GOLDEN, "Golden", TenantKind.CORPORATE, GOLDEN, Set.of(Module.CUSTOMER_LOGIN));
        planting.tenant(CUSTOMER, "Golden Clinic", TenantKind.CORPORATE, GOLDEN);
        // not one of those who ask: what they do can end other sessions of their own
        this.manager = member("manager", BuiltInRole.ACCOUNT_MANAGER);
        this.asker = member("asker", BuiltInRole.MANAGEMENT);
        for (var guest : new String[] {INVITED, GUEST, WANTED}) {
            planting.person(guest, "Some", "Body", VENDOR, BuiltInRole.AGENT, PASSWORD);
        }
        var whose = web.get("/v1/me", member("by", BuiltInRole.MEMBER));
        this.bystander = whose.at("/account/id").asText();
        this.refresh =
                web.post(201, "/v1/sessions", "", credentials(GUEST)).path("refreshToken").asText();
        this.provided = ProvidedTenant.plant(system, new TenantId("golden-provided"));
        this.mailed = new MailedLinks(system, web);
        offer();
        offer = create(OFFERS, lea());
        guest = id(GUEST);
        grant = let(GUEST).grant();
        unsubscribe = unsubscribeToken();
        group = create(GROUPS, group("Night shift"));
        role = create(ROLES, role("Reader"));
        planting.joining(GOLDEN, new Joining(true, true));
        registration = registered();
        plain = create(ROLES, role("Plain", "read-people"));
        manage();
    }

    /// A customer with an administrator of its own, who could let it go.
    private void manage() {
        customer = new TenantId("golden-customer-" + ++tenants);
        planting.tenant(customer, "Customer", TenantKind.CORPORATE, GOLDEN);
        var boss = "boss" + tenants + "@customer.example";
        planting.person(boss, "Some", "Body", customer, BuiltInRole.ADMINISTRATOR, PASSWORD);
    }

    @Override
    public void close() {
        provided.close();
    }

    /// Somebody at home here who holds a role, straight from the table: no way to come by it is
    /// asked.
    String member(String name, Role role) {
        var email = name + "@golden.example";
        planting.person(email, "Some", "Body", GOLDEN, role, PASSWORD);
        return signIn(email);
    }

    /// Somebody of the vendor who came by invitation.
    String customerManager() {
        planting.person("cm@vendor.example", "Some", "Body", VENDOR, BuiltInRole.AGENT, PASSWORD);
        var _ = let("cm@vendor.example");
        return signIn("cm@vendor.example");
    }

    /// Somebody of the vendor whose grant here is over.
    String endedGuest() {
        planting.person(
                "ended@vendor.example", "Some", "Body", VENDOR, BuiltInRole.AGENT, PASSWORD);
        delete(let("ended@vendor.example").invitation());
        return signIn("ended@vendor.example");
    }

    String invited() {
        return signIn(INVITED);
    }

    private String signIn(String email) {
        return signIn(email, PASSWORD);
    }

    String signIn(String email, String password) {
        var body = Web.object().put("username", email).put("password", password);
        var token = web.post(201, "/v1/sessions", "", body).path("accessToken").asText();
        passwords.put(token, password);
        return token;
    }

    private static ObjectNode credentials(String email) {
        return Web.object().put("username", email).put("password", PASSWORD);
    }

    /// One valid request to a route, made with a token; empty for none.
    ///
    /// @return the status
    int ask(String route, String token) {
        var method = route.substring(0, route.indexOf(' '));
        var path =
                route.substring(route.indexOf(' ') + 1)
                                .replace("/v1/tenants/{tenant}", TENANT)
                                .replace(
                                        "{customer}/invitations/{invitation}",
                                        "{customer}/invitations/" + offer)
                                .replace("{customer}", CUSTOMER.value())
                                .replace("{tenant}", GOLDEN.value())
                                .replace("{invitation}", invitation)
                                .replace("{registration}", registration)
                                .replace("{member}/sessions", bystander + "/sessions")
                                .replace("{member}", whom(route))
                                .replace("{grant}", grant.path("id").asText())
                                .replace("{request}", request(route))
                                .replace("{group}", group)
                                .replace("{role}", role)
                                .replace("{customer}", customer.value())
                                .replace("{module}", "customer-login")
                                .replace("{export}", export(route, token))
                                .replace("{session}", session(route, token))
                                .replace("{type}", "not-found")
                                .replace("{token}", unsubscribe)
                        + (LEAVING.contains(route) ? "?dryRun=true" : "")
                        + (route.endsWith("/access") ? "?permission=messaging" : "");
        var headers = new HashMap<String, String>();
        if (method.equals("PATCH")) {
            headers.put("If-Match", "*");
        }
        if (route.endsWith("/avatar")) {
            return avatar(method, path, token);
        }
        if (route.equals(IMPORT)) {
            headers.put("Content-Type", "text/csv");
        }
        if (route.equals(UNSUBSCRIBE)) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
        }
        var body = body(route, token);
        if (route.equals(WEBHOOK)) {
            var now = system.clock().instant();
            headers.putAll(Seals.of("golden-" + ++people, now, body, system.webhookSecret()));
        }
        var reply = web.ask(method, path, token, body, headers);
        if (reply.status() < 300) {
            putBack(route, token, reply.body());
        }
        return reply.status();
    }

    /// The picture of somebody who has one; who is to be given one has none.
    private int avatar(String method, String path, String token) {
        boolean own = path.endsWith("/me/avatar");
        var picture = Map.of("Content-Type", TinyPicture.TYPE);
        if (method.equals("PUT")) {
            var _ = web.ask("DELETE", path, token, "", Map.of());
            return web.ask("PUT", path, token, TinyPicture.png(), picture).status();
        }
        var _ = web.ask("PUT", path, own ? token : manager, TinyPicture.png(), picture);
        return web.ask(method, path, token, "", Map.of()).status();
    }

    /// Of an existing grant, who holds it; else somebody who was not there before, since most of
    /// what is done to people can be done once.
    private String whom(String route) {
        if (!route.contains("{member}")
                || route.contains("{grant}")
                || (route.startsWith("GET ") && !route.endsWith("/avatar"))
                || route.contains("/sessions")) {
            return guest;
        }
        var email = "p" + ++people + "@golden.example";
        boolean waiting = route.endsWith("/resend-activation");
        planting.person(email, "Some", "Body", GOLDEN, BuiltInRole.AGENT, waiting ? "" : PASSWORD);
        return id(email);
    }

    private String id(String email) {
        return table.get(Keys.email(new Email(email)))
                .map(AccountItems::claimant)
                .orElseThrow()
                .value();
    }

    /// One that is open; for who would submit one, none is.
    private String request(String route) {
        if (route.equals(SUBMIT) && !request.isEmpty()) {
            var cancel = TENANT + "/change-requests/" + request + "/cancel";
            var _ = web.expect(200, "POST", cancel, asker, "", Map.of());
            request = "";
        }
        return route.contains("{request}") ? open() : request;
    }

    private String open() {
        if (request.isEmpty()) {
            request = create(TENANT + "/change-requests", change(), asker);
        }
        return request;
    }

    /// Who asks lives somewhere else.
    private ObjectNode change() {
        var wish = Web.object();
        wish.putArray("items")
                .addObject()
                .put("type", "edit")
                .put("member", id("asker@golden.example"))
                .putObject("set")
                .put("city", "City " + ++people);
        return wish;
    }

    /// The session of who asks; an invented one for nobody.
    private String session(String route, String token) {
        if (token.isEmpty() || !route.contains("{session}")) {
            return "a".repeat(26);
        }
        for (var session : web.get("/v1/me/sessions", token).path("items")) {
            if (session.path("current").asBoolean()) {
                return session.path("id").asText();
            }
        }
        throw new AssertionError("a token without a session");
    }

    /// One of who asks; an invented one for who may not.
    private String export(String route, String token) {
        return token.isEmpty() || !route.contains("{export}")
                ? "a".repeat(26)
                : exports.computeIfAbsent(token, this::exported);
    }

    private String exported(String token) {
        var reply = web.ask("POST", TENANT + "/exports", token, "{}", Map.of());
        system.quiet();
        return reply.status() == 201 ? reply.body().path("id").asText() : "a".repeat(26);
    }

    private String body(String route, String token) {
        return switch (route) {
            case "PATCH /v1/tenants/{tenant}/me" ->
                    Web.object().put("email", "another@golden.example").toString();
            case "POST /v1/me/credentials" ->
                    Web.object()
                            .put("currentPassword", passwords.getOrDefault(token, "none"))
                            .put("password", "another-fine-one")
                            .toString();
            case "POST " + TOTP -> password(token).toString();
            case "POST " + TOTP + "/confirm" -> firstCode(token).toString();
            case "POST " + TOTP + "/recovery-codes", "DELETE " + TOTP ->
                    recoveryCode(token).toString();
            case "POST /v1/tenants/{tenant}/vendor-invitations" -> wish(WANTED).toString();
            case OFFER -> lea().toString();
            case "PATCH /v1/tenants/{tenant}/me/notifications" ->
                    Web.object().put("tickets", false).toString();
            case "POST /v1/tenants/{tenant}/members" -> somebody().toString();
            case IMPORT ->
                    "email,firstName,lastName,permissions\nn%d@golden.example,Some,Body,agent\n"
                            .formatted(++people);
            case "PATCH /v1/tenants/{tenant}/members/{member}" ->
                    Web.object().put("company", "Golden").toString();
            case "POST /v1/tenants/{tenant}/members/{member}/credentials" ->
                    Web.object().put("username", "person-" + people).toString();
            case "POST /v1/tenants/{tenant}/members/{member}/grants" ->
                    Web.object().put("role", plain).toString();
            case "POST " + REGISTRATIONS -> mailed.wish().toString();
            case SUBMIT -> change().toString();
            case WEBHOOK ->
                    Web.object()
                            .put("request", open())
                            .put("action", "comment")
                            .put("text", "We look into it")
                            .toString();
            case SUBMIT + "/{request}/comments" -> Web.object().put("text", "As agreed").toString();
            case SUBMIT + "/{request}/reject" ->
                    Web.object().put("reason", "There is no room for that").toString();
            case "POST " + REGISTRATIONS + "/approve", "POST " + REGISTRATIONS + "/disapprove" -> {
                var wish = Web.object();
                wish.putArray("ids").add(registration);
                yield wish.toString();
            }
            case "POST /v1/registration-links/confirm" ->
                    Web.object().put("token", mailed.toConfirm(TENANT)).toString();
            case "POST /v1/tenants/{tenant}/exports" -> "{}";
            case "POST /access/v1/evaluation" -> question().toString();
            case "POST /access/v1/evaluations" -> {
                var several = question();
                several.putArray("evaluations").addObject();
                yield several.toString();
            }
            case "POST /v1/invitation-links/open", "POST /v1/invitation-links/accept" ->
                    Web.object().put("token", link).toString();
            case "PATCH /v1/tenants/{tenant}/members/{member}/grants/{grant}" ->
                    Web.object()
                            .put("end", grant.path("end").asText())
                            .put("reason", "The report takes longer")
                            .toString();
            case "POST /v1/tenants" -> tenant().put("managedBy", GOLDEN.value()).toString();
            case "POST /v1/tenants/{tenant}/customers" -> tenant().toString();
            case "PATCH /v1/tenants/{tenant}", "PATCH /v1/tenants/{tenant}/customers/{customer}" ->
                    Web.object().put("name", "Golden").toString();
            case "PUT /v1/tenants/{tenant}/modules/{module}" ->
                    Web.object().put("enabled", true).toString();
            case "POST /v1/tenants/{tenant}/groups" -> group("Day shift").toString();
            case "POST /v1/tenants/{tenant}/roles" -> role("Writer").toString();
            case "PATCH /v1/tenants/{tenant}/groups/{group}",
                    "PATCH /v1/tenants/{tenant}/roles/{role}" ->
                    Web.object().put("description", "As agreed").toString();
            // nobody's: what comes of it, others prove
            case "POST /v1/password-resets" ->
                    Web.object().put("login", "nobody@golden.example").toString();
            case "POST /v1/password-resets/complete" -> chosen(mailed.toReset()).toString();
            case "POST /v1/activations/complete" -> chosen(mailed.toActivate()).toString();
            case "POST /v1/email-changes/complete" ->
                    Web.object().put("token", mailed.toAnotherAddress()).toString();
            case "POST /v1/unsubscribe-links/open" ->
                    Web.object().put("token", unsubscribe).toString();
            case UNSUBSCRIBE -> "List-Unsubscribe=One-Click";
            // not the guest, whose session for refreshing would be pushed out by so many others
            case "POST /v1/sessions" -> credentials(WANTED).toString();
            case "POST /v1/sessions/refresh" ->
                    Web.object().put("refreshToken", refresh).toString();
            case "POST /v1/sessions/external/start" -> provided.start().toString();
            case "POST /v1/sessions/external" -> external();
            default -> "";
        };
    }

    private ObjectNode tenant() {
        return Web.object()
                .put("id", "golden-made-" + ++tenants)
                .put("name", "Made")
                .put("kind", "CORPORATE");
    }

    private ObjectNode lea() {
        return Web.object()
                .put("firstName", "Lea")
                .put("lastName", "Body")
                .put("email", "lea" + ++people + "@golden.example")
                .put("language", "en")
                .put("role", "member");
    }

    private ObjectNode somebody() {
        var person =
                Web.object()
                        .put("email", "n" + ++people + "@golden.example")
                        .put("firstName", "Some")
                        .put("lastName", "Body");
        person.putArray("roles").add(plain);
        return person;
    }

    /// Of the guest: who asks of others is more than who asks of oneself.
    private ObjectNode question() {
        var question = Web.object();
        question.putObject("subject").put("type", "user").put("id", guest);
        question.putObject("action").put("name", "messaging");
        question.putObject("resource").put("type", "tenant").put("id", GOLDEN.value());
        return question;
    }

    private String external() {
        var start = web.post(200, "/v1/sessions/external/start", "", provided.start());
        return provided.signIn(ProvidedTenant.INVITED, start.path("nonce").asText()).toString();
    }

    private static ObjectNode chosen(String link) {
        return Web.object().put("token", link).put("password", "another-fine-one");
    }

    private ObjectNode password(String token) {
        return Web.object().put("currentPassword", passwords.getOrDefault(token, "none"));
    }

    /// The first code of an app that has just begun.
    private ObjectNode firstCode(String token) {
        if (token.isEmpty()) {
            return Web.object().put("code", "123456");
        }
        var begun = web.post(201, TOTP, token, password(token));
        var app = AuthenticatorApp.of(begun.path("secret").asText());
        return Web.object().put("code", app.code(system.clock().instant()));
    }

    /// One of those that came when it was turned on.
    private ObjectNode recoveryCode(String token) {
        if (token.isEmpty()) {
            return Web.object().put("code", "123456");
        }
        return firstOf(web.post(200, TOTP + "/confirm", token, firstCode(token)));
    }

    private static ObjectNode firstOf(JsonNode codes) {
        return Web.object().put("code", codes.path("recoveryCodes").path(0).asText());
    }

    private void putBack(String route, String token, JsonNode answer) {
        switch (route) {
            case "POST " + TOTP + "/confirm", "POST " + TOTP + "/recovery-codes" -> {
                var code = firstOf(answer).toString();
                var _ = web.expect(204, "DELETE", TOTP, token, code, Map.of());
            }
            case "POST /v1/tenants/{tenant}/vendor-invitations" ->
                    delete(TENANT + "/invitations/" + answer.path("id").asText());
            case "POST /v1/tenants/{tenant}/invitations/{invitation}/resend" -> {
                delete(TENANT + "/invitations/" + invitation);
                offer();
            }
            case "DELETE /v1/tenants/{tenant}/invitations/{invitation}" -> offer();
            case OFFER -> delete(OFFERS + "/" + answer.path("id").asText());
            case "POST " + OFFERED + "/{invitation}/resend" -> {
                delete(OFFERS + "/" + offer);
                offer = create(OFFERS, lea());
            }
            case "DELETE " + OFFERED + "/{invitation}" -> offer = create(OFFERS, lea());
            case "POST /v1/invitation-links/accept" -> {
                delete(TENANT + "/invitations/" + invitation);
                offer();
            }
            case "PATCH /v1/tenants/{tenant}/members/{member}/grants/{grant}" -> grant = answer;
            case "DELETE /v1/tenants/{tenant}/members/{member}/grants/{grant}" ->
                    grant = let(GUEST).grant();
            case "POST " + REGISTRATIONS + "/approve", "POST " + REGISTRATIONS + "/disapprove" ->
                    registration = registered();
            case SUBMIT -> request = answer.path("id").asText();
            case SUBMIT + "/{request}/cancel",
                    SUBMIT + "/{request}/reject",
                    SUBMIT + "/{request}/implement" ->
                    request = "";
            // one at a time
            case "POST /v1/tenants/{tenant}/exports" -> system.quiet();
            case "POST /v1/tenants/{tenant}/customers/{customer}/independence" -> manage();
            case "POST /v1/tenants/{tenant}/groups" ->
                    delete(GROUPS + "/" + answer.path("id").asText());
            case "POST /v1/tenants/{tenant}/roles" ->
                    delete(ROLES + "/" + answer.path("id").asText());
            case "DELETE /v1/tenants/{tenant}/groups/{group}" ->
                    group = create(GROUPS, group("Night shift"));
            case "DELETE /v1/tenants/{tenant}/roles/{role}" -> role = create(ROLES, role("Reader"));
            case "POST /v1/sessions/refresh" -> refresh = answer.path("refreshToken").asText();
            default -> {}
        }
    }

    /// Somebody who waits.
    private String registered() {
        var token = Web.object().put("token", mailed.toConfirm(TENANT));
        var _ = web.post(200, "/v1/registration-links/confirm", "", token);
        return web.get(TENANT + "/registrations?state=waiting", manager).at("/items/0/id").asText();
    }

    private String create(String where, ObjectNode wish) {
        return create(where, wish, manager);
    }

    private String create(String where, ObjectNode wish, String token) {
        return web.post(201, where, token, wish).path("id").asText();
    }

    private static ObjectNode group(String name) {
        return Web.object().put("name", name);
    }

    private static ObjectNode role(String name) {
        return role(name, "messaging");
    }

    private static ObjectNode role(String name, String permission) {
        var wish = Web.object().put("name", name).put("rank", 8);
        wish.putArray("permissions").add(permission);
        return wish;
    }

    private void offer() {
        invitation = invite(INVITED);
        link = link(INVITED);
    }

    private String invite(String email) {
        return web.post(201, TENANT + "/vendor-invitations", manager, wish(email))
                .path("id")
                .asText();
    }

    private static ObjectNode wish(String email) {
        return Web.object().put("email", email).put("reason", "Helping with the yearly report");
    }

    private String link(String email) {
        return token(email, "/accept#");
    }

    /// Of the mail that says that somebody has accepted.
    private String unsubscribeToken() {
        return token("manager@golden.example", "/unsubscribe#");
    }

    /// The newest of a page. A mail about the end of something may come late, and has none.
    private String token(String email, String page) {
        system.quiet();
        var link =
                system.mails(email).stream()
                        .flatMap(mail -> mail.links().stream())
                        .filter(address -> address.contains(page))
                        .findFirst()
                        .orElseThrow();
        return link.substring(link.indexOf('#') + 1);
    }

    /// What came of letting somebody in.
    ///
    /// @param invitation its path
    private record Let(String invitation, JsonNode grant) {}

    /// Invites somebody, who accepts.
    private Let let(String email) {
        var id = invite(email);
        var body = Web.object().put("token", link(email));
        var accepted = web.post(200, "/v1/invitation-links/accept", signIn(email), body);
        return new Let(TENANT + "/invitations/" + id, accepted.path("grant"));
    }

    private void delete(String path) {
        var _ = web.expect(204, "DELETE", path, manager, "", Map.of());
    }
}
