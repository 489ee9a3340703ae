package gatehouse.local.costs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.aws.Table;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Joining;
import gatehouse.domain.Module;
import gatehouse.domain.Permission;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import gatehouse.local.aws.Hook;
import gatehouse.local.demo.AuthenticatorApp;
import gatehouse.local.demo.Seals;
import gatehouse.local.demo.TinyPicture;
import gatehouse.local.functions.Function;
import gatehouse.local.identity.ProvidedTenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs every operation once, warm and alone, and tells what each spent: every route by its key,
/// and the functions behind by what they are given. The same on every run.
public final class OperationCosts {
    /// The function that ends what has run out, when nothing has.
    public static final String IDLE_SWEEP = "expire, idle";

    /// Authorises and does nothing else, so what it costs is what authorising costs.
    public static final String AUTHORISE = "GET /v1/tenants/{tenant}/me";

    /// Invites somebody of the vendor.
    public static final String INVITE = "POST /v1/tenants/{tenant}/vendor-invitations";

    /// What follows an operation of somebody who holds five open grants with the longest reasons.
    public static final String FIVE_GRANTS = ", five long grants";

    /// What follows the sign-in of somebody who has a second factor.
    public static final String WITH_CODE = ", with a code";

    /// Lists people.
    static final String PEOPLE = "GET /v1/tenants/{tenant}/members";

    /// What follows a list of which there is more.
    static final String PAGED = ", one page of several";

    private static final String TOTP = "/v1/me/totp";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Far longer than two calls that are made together begin apart, even on a busy machine.
    private static final Duration HOLD = Duration.ofMillis(80);

    private static final TenantId VENDOR = new TenantId("vendor");
    private static final String PASSWORD = "a-good-password";
    private static final String NEXT = "another-fine-one";
    private static final String INVITATIONS = "/v1/tenants/{tenant}/invitations";
    private static final String OF_CUSTOMER =
            "/v1/tenants/{tenant}/customers/{customer}/invitations";
    private static final String OPEN = "POST /v1/invitation-links/open";
    private static final String ACCEPT = "POST /v1/invitation-links/accept";

    /// What follows opening the link that one of a customer's people got.
    private static final String TO_CUSTOMER = ", to a customer's people";

    /// What follows accepting where an account is made by it.
    private static final String NEW_ACCOUNT = ", with a new account";

    private static final String GRANTS = "/v1/tenants/{tenant}/members/{member}/grants";
    private static final String NOTIFICATIONS = "/v1/tenants/{tenant}/me/notifications";
    private static final String UNSUBSCRIBE = "/v1/unsubscribe-links/{token}";
    private static final String OWN_AVATAR = "/v1/tenants/{tenant}/me/avatar";
    private static final String MEMBERS = "/v1/tenants/{tenant}/members";
    private static final String MEMBER = MEMBERS + "/{member}";
    private static final String IMPORT = "POST " + MEMBERS + "/import";
    private static final String REGISTRATIONS = "/v1/tenants/{tenant}/registrations";
    private static final String CONFIRM = "POST /v1/registration-links/confirm";

    /// What follows a link that makes somebody a member, since nobody has to approve.
    private static final String AT_ONCE = ", without approval";

    private static final int TEN = 10;

    /// What follows an import of more than one person.
    private static final String OF_TEN = ", ten people";

    private static final String MODULE = "PUT /v1/tenants/{tenant}/modules/{module}";

    /// Submits what a tenant wishes for its contacts.
    public static final String SUBMIT = "POST /v1/tenants/{tenant}/change-requests";

    private static final int TWENTY = 20;

    /// What follows a change request of as many items, about as many people.
    public static final String OF_TWENTY = ", twenty items";

    private static final String REQUEST = "/v1/tenants/{tenant}/change-requests/{request}";

    /// Does what a tenant wishes for its contacts.
    public static final String IMPLEMENT = "POST " + REQUEST + "/implement";

    private static final String WEBHOOK = "POST /v1/ticket-webhook";
    private static final String QUEUE = "GET /v1/change-requests";
    private static final String CUSTOMERS = "/v1/tenants/{tenant}/customers";
    private static final String EXPORTS = "/v1/tenants/{tenant}/exports";
    private static final String SIGN_IN = "POST /v1/sessions";
    private static final String EXTERNAL = "POST /v1/sessions/external";

    /// What follows a sign-in by which an identity provider's person becomes known.
    private static final String FIRST = ", the first time";

    private static final String REASON = "\"reason\":\"Helping with the yearly report\"";

    private final LocalSystem system;
    private final Asking web;
    private final CallMeter meter;
    private final Map<String, String> functionOf = new LinkedHashMap<>();
    private final SequencedMap<String, Spent> rows = new LinkedHashMap<>();

    private OperationCosts(LocalSystem system, Asking web) {
        this.system = system;
        this.web = web;
        this.meter = new CallMeter(system, HOLD);
        system.routes().all().forEach(route -> functionOf.put(route.key(), route.function()));
    }

    /// Measures.
    ///
    /// @param system which nothing else uses meanwhile; its sweep stays off afterwards
    public static Costs of(LocalSystem system) {
        try (var web = new Asking(system)) {
            // what a process keeps (keys, secrets) is read while the first tenant is played
            system.sweep().enable(false);
            new OperationCosts(system, web).play("costs-warm");
        }
        try (var web = new Asking(system)) {
            var costs = new OperationCosts(system, web);
            try (var _ = system.hook(costs.meter)) {
                costs.play("costs-real");
            }
            return new Costs(costs.rows);
        }
    }

    /// Inviting alone, with a hook between the functions and what is counted.
    ///
    /// @param system that was measured before
    /// @param id of the tenant that is made for it
    static Spent ofInviting(LocalSystem system, String id, Hook above) {
        try (var web = new Asking(system)) {
            var costs = new OperationCosts(system, web);
            try (var _ = system.hook(costs.meter);
                    var _ = system.hook(above)) {
                var _ = costs.invite(costs.planted(id));
            }
            return new Costs(costs.rows).of(INVITE);
        }
    }

    private record Stage(
            Planting planting, TenantId tenant, String manager, String staff, String boss) {
        Map<String, String> at() {
            return Map.of("tenant", tenant.value());
        }
    }

    private Stage planted(String id) {
        var tenant = new TenantId(id);
        var manager = "manager@" + id + ".example";
        var staff = "s-" + id + "@vendor.example";
        var planting = Planting.in(system);
        planting.tenant(
                tenant, "Costs", TenantKind.CORPORATE, tenant, Set.of(Module.CUSTOMER_LOGIN));
        planting.tenant(customer(tenant), "Managed", TenantKind.CORPORATE, tenant);
        planting.person(manager, "Person", "One", tenant, BuiltInRole.ACCOUNT_MANAGER, PASSWORD);
        planting.person(staff, "Person", "Two", VENDOR, BuiltInRole.AGENT, PASSWORD);
        system.quiet();
        var boss = signIn(manager);
        // so that the sign-in is not told together with what comes now
        system.quiet();
        return new Stage(planting, tenant, manager, staff, boss);
    }

    private JsonNode invite(Stage stage) {
        return ask(INVITE, stage.at(), stage.boss(), wish(stage.staff()));
    }

    private void play(String id) {
        pages();
        var stage = planted(id);
        var planting = stage.planting();
        var tenant = stage.tenant();
        var manager = stage.manager();
        var staff = stage.staff();
        var boss = stage.boss();
        var at = stage.at();
        var invited = invite(stage);
        system.quiet();
        rows.put("relay, one event", meter.of("relay"));
        rows.put("projections, one person counted", meter.of("projections"));
        rows.put("mailer, one mail", meter.of("mailer"));
        rows.put("delivery, the reports of one mail", meter.of("delivery"));
        var one = Map.of("tenant", id, "invitation", invited.path("id").asText());
        ask("GET " + INVITATIONS, at, boss, "");
        ask("GET " + INVITATIONS + "/{invitation}", one, boss, "");
        ask("POST " + INVITATIONS + "/{invitation}/resend", one, boss, "");
        system.quiet();
        var link = "{\"token\":\"" + link(staff) + "\"}";
        ask(OPEN, Map.of(), "", link);
        var guest = signIn(staff);
        var grant = ask(ACCEPT, Map.of(), guest, link).path("grant");
        system.quiet();
        rows.put("mailer, one notification", meter.of("mailer"));
        ask("GET /v1/me", Map.of(), guest, "");
        ask(AUTHORISE, at, guest, "");
        var listed = ask("GET /v1/tenants/{tenant}/grants", at, boss, "");
        var held = held(listed, grant.path("id").asText());
        var place =
                Map.of(
                        "tenant", id,
                        "member", held.path("member").path("id").asText(),
                        "grant", held.path("id").asText());
        var end = system.clock().instant().plus(Duration.ofDays(60));
        ask(
                "PATCH " + GRANTS + "/{grant}",
                place,
                boss,
                "{\"end\":\"" + end + "\"," + REASON + "}");
        ask(PEOPLE, at, boss, "");
        page(at, boss);
        ask("GET /v1/tenants/{tenant}/members/{member}", place, boss, "");
        customers(tenant, boss);
        groups(at, boss);
        roles(at, boss);
        exports(at, boss);
        ask("DELETE " + GRANTS + "/{grant}", place, boss, "");
        var again = web.ask(INVITE, at, boss, wish(staff));
        var other = Map.of("tenant", id, "invitation", again.path("id").asText());
        ask("DELETE " + INVITATIONS + "/{invitation}", other, boss, "");
        system.quiet();
        ask("GET /v1/tenants/{tenant}/audit", at, boss, "");
        ask("GET /v1/tenants/{tenant}/audit.csv", at, boss, "");
        ask("GET /v1/tenants/{tenant}/audit/verify", at, boss, "");
        sessionsOfAnother(planting, tenant, boss);
        tenants(at, boss);
        people(at, boss);
        registrations(planting, tenant, boss);
        changeRequests(planting, tenant);
        sessions(boss, manager);
        passwords(planting, "new-" + manager, "new@" + id + ".example", tenant);
        secondFactor(staff);
        external(new TenantId(id + "-x"));
        ofFiveGrants(planting, tenant);
        system.quiet();
        sweep(IDLE_SWEEP);
    }

    private static TenantId customer(TenantId tenant) {
        return new TenantId(tenant + "-c");
    }

    /// Somebody without an account is invited to a customer, accepts, and is deleted again.
    private void customers(TenantId tenant, String boss) {
        var at = Map.of("tenant", tenant.value(), "customer", customer(tenant).value());
        var who = "lea@" + tenant + "-c.example";
        var wish =
                "{\"firstName\":\"Lea\",\"lastName\":\"Brandt\",\"email\":\"%s\",\"language\":\"en\",\"role\":\"member\"}"
                        .formatted(who);
        var made = ask("POST " + OF_CUSTOMER, at, boss, wish);
        var one = new LinkedHashMap<>(at);
        one.put("invitation", made.path("id").asText());
        ask("GET " + OF_CUSTOMER, at, boss, "");
        ask("GET " + OF_CUSTOMER + "/{invitation}", one, boss, "");
        ask("POST " + OF_CUSTOMER + "/{invitation}/resend", one, boss, "");
        system.quiet();
        var link = link(who);
        told(OPEN + TO_CUSTOMER, OPEN, Map.of(), "", "{\"token\":\"" + link + "\"}");
        var body = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(link, NEXT);
        told(ACCEPT + NEW_ACCOUNT, ACCEPT, Map.of(), "", body);
        system.quiet();
        ask("DELETE " + OF_CUSTOMER + "/{invitation}", one, boss, "");
        system.quiet();
    }

    private void groups(Map<String, String> tenant, String token) {
        var all = "/v1/tenants/{tenant}/groups";
        changing(all, "group", tenant, token, "{\"name\":\"Night shift\"}", "{\"active\":false}");
    }

    private void roles(Map<String, String> tenant, String token) {
        var all = "/v1/tenants/{tenant}/roles";
        var wish = "{\"name\":\"Reader\",\"rank\":5,\"permissions\":[\"read-people\"]}";
        changing(all, "role", tenant, token, wish, "{\"rank\":6}");
    }

    private void tenants(Map<String, String> at, String boss) {
        var id = at.getOrDefault("tenant", "");
        var root = signIn("root@vendor.example", "root-at-the-gate");
        var page = Map.of("?", "limit=1");
        ask("POST /v1/tenants", Map.of(), root, tenant(id + "-made", true));
        ask("GET /v1/tenants", page, root, "");
        ask("GET /v1/tenants/{tenant}", at, boss, "");
        ask("PATCH /v1/tenants/{tenant}", at, boss, "{\"settings\":{\"softLimit\":90}}");
        var module = Map.of("tenant", id, "module", "customer-login");
        var _ = web.ask(MODULE, module, root, "{\"enabled\":false}");
        system.quiet();
        ask(MODULE, module, root, "{\"enabled\":true}");
        ask("POST " + CUSTOMERS, at, boss, tenant(id + "-shop", false));
        system.quiet();
        ask("GET " + CUSTOMERS, at, boss, "");
        var shop = Map.of("tenant", id, "customer", id + "-shop");
        ask("GET " + CUSTOMERS + "/{customer}", shop, boss, "");
        ask("PATCH " + CUSTOMERS + "/{customer}", shop, boss, "{\"name\":\"Shop\"}");
        Planting.in(system)
                .person(
                        "boss@" + id + "-shop.example",
                        "Person",
                        "Six",
                        new TenantId(id + "-shop"),
                        BuiltInRole.ADMINISTRATOR,
                        PASSWORD);
        system.quiet();
        ask("POST " + CUSTOMERS + "/{customer}/independence", shop, boss, "");
        ask("GET /v1/tenants/{tenant}/summary", at, boss, "");
        system.quiet();
    }

    /// @param named whether with somebody
    private static String tenant(String id, boolean named) {
        return "{\"id\":\"%s\",\"name\":\"Made\",\"kind\":\"CORPORATE\"%s}"
                .formatted(
                        id,
                        named
                                ? ",\"administrators\":[{\"firstName\":\"Fay\",\"lastName\":\"Ward\","
                                        + "\"email\":\"fay@"
                                        + id
                                        + ".example\",\"role\":\"admin\"}]"
                                : "");
    }

    /// Creates one of a kind, lists all, and shows, changes and deletes it.
    private void changing(
            String all,
            String kind,
            Map<String, String> tenant,
            String token,
            String wish,
            String change) {
        var id = ask("POST " + all, tenant, token, wish).path("id").asText();
        var one = all + "/{" + kind + "}";
        var place = Map.of("tenant", tenant.getOrDefault("tenant", ""), kind, id);
        ask("GET " + all, tenant, token, "");
        ask("GET " + one, place, token, "");
        ask("PATCH " + one, place, token, change);
        ask("DELETE " + one, place, token, "");
        system.quiet();
    }

    private void page(Map<String, String> at, String token) {
        system.quiet();
        var first = new LinkedHashMap<>(at);
        first.put("?", "limit=1");
        told(PEOPLE + PAGED, PEOPLE, first, token, "");
    }

    private void exports(Map<String, String> at, String token) {
        ask("GET /v1/tenants/{tenant}/members.csv", at, token, "");
        var id = ask("POST " + EXPORTS, at, token, "{}").path("id").asText();
        system.quiet();
        rows.put("exporter, one short export", meter.of("exporter"));
        var place = Map.of("tenant", at.getOrDefault("tenant", ""), "export", id);
        ask("GET " + EXPORTS + "/{export}", place, token, "");
    }

    private void sessions(String token, String who) {
        var _ = signIn(who);
        var all = ask("GET /v1/me/sessions", Map.of(), token, "").path("items");
        var newest = all.path(0).path("id").asText();
        ask("DELETE /v1/me/sessions/{session}", Map.of("session", newest), token, "");
        ask(
                "POST /v1/me/credentials",
                Map.of(),
                token,
                "{\"currentPassword\":\"" + PASSWORD + "\",\"password\":\"" + NEXT + "\"}");
        address(token, who);
        var at = Map.of("tenant", who.substring(who.indexOf('@') + 1).replace(".example", ""));
        picture("PUT " + OWN_AVATAR, at, token);
        ask("GET " + OWN_AVATAR, at, token, "");
        system.quiet();
        ask("DELETE " + OWN_AVATAR, at, token, "");
        system.quiet();
        rows.put("projections, one picture cleared away", meter.of("projections"));
        ask("GET " + NOTIFICATIONS, at, token, "");
        ask("PATCH " + NOTIFICATIONS, at, token, "{\"tickets\":false}");
        unsubscribe(who);
        ask("DELETE /v1/sessions/current", Map.of(), token, "");
        ask("DELETE /v1/me/sessions", Map.of(), signIn(who, NEXT), "");
    }

    /// By the link in a mail that went to what was the address then.
    private void unsubscribe(String who) {
        var link =
                system.mails(who).stream()
                        .flatMap(mail -> mail.links().stream())
                        .filter(address -> address.contains("/unsubscribe#"))
                        .findFirst()
                        .orElseThrow();
        var place = Map.of("token", link.substring(link.indexOf('#') + 1));
        var body = "{\"token\":\"" + place.get("token") + "\"}";
        ask("POST /v1/unsubscribe-links/open", Map.of(), "", body);
        ask("GET " + UNSUBSCRIBE, place, "", "");
        var route = "POST " + UNSUBSCRIBE;
        var form = "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8);
        told(
                route,
                route,
                () -> web.ask(route, place, "", form, "application/x-www-form-urlencoded"));
        system.quiet();
    }

    private void sessionsOfAnother(Planting planting, TenantId tenant, String token) {
        var who = "other@" + tenant + ".example";
        planting.person(who, "Person", "Five", tenant, BuiltInRole.MEMBER, PASSWORD);
        var id = web.ask("GET /v1/me", Map.of(), signIn(who), "").at("/account/id").asText();
        var place = Map.of("tenant", tenant.value(), "member", id);
        ask("DELETE /v1/tenants/{tenant}/members/{member}/sessions", place, token, "");
        system.quiet();
    }

    private void people(Map<String, String> at, String boss) {
        var who = "pia@" + at.get("tenant") + ".example";
        var person =
                ask(
                        "POST " + MEMBERS,
                        at,
                        boss,
                        ("{\"email\":\"%s\",\"firstName\":\"Pia\",\"lastName\":\"Roth\","
                                        + "\"roles\":[\"agent\"],\"externalId\":\"hr-17\"}")
                                .formatted(who));
        var place =
                Map.of(
                        "tenant",
                        at.getOrDefault("tenant", ""),
                        "member",
                        person.path("id").asText());
        system.quiet();
        imports(at, boss);
        ask("PATCH " + MEMBER, place, boss, "{\"company\":\"Acme\",\"roles\":[\"manager\"]}");
        ask("POST " + MEMBER + "/grants", place, boss, "{\"role\":\"agent\"}");
        ask(
                "POST " + MEMBER + "/credentials",
                place,
                boss,
                "{\"username\":\"pia-%s\"}".formatted(at.get("tenant")));
        system.advance(Duration.ofMinutes(2));
        ask("POST " + MEMBER + "/resend-activation", place, boss, "");
        system.quiet();
        var _ = web.ask("POST /v1/activations/complete", Map.of(), "", chosen(who));
        system.advance(Duration.ofMinutes(2));
        ask("POST " + MEMBER + "/reset-password", place, boss, "");
        var why = new LinkedHashMap<>(place);
        why.put("?", "permission=messaging");
        ask("GET " + MEMBER + "/access", why, boss, "");
        questions(place, boss);
        picture("PUT " + MEMBER + "/avatar", place, boss);
        ask("GET " + MEMBER + "/avatar", place, boss, "");
        system.quiet();
        ask("POST " + MEMBER + "/disable", place, boss, "");
        ask("POST " + MEMBER + "/enable", place, boss, "");
        ask("DELETE " + MEMBER, place, boss, "");
        system.quiet();
    }

    private void questions(Map<String, String> place, String token) {
        var common =
                "\"subject\":{\"type\":\"user\",\"id\":\"%s\"},\"resource\":{\"type\":\"tenant\",\"id\":\"%s\"}"
                        .formatted(place.get("member"), place.get("tenant"));
        ask(
                "POST /access/v1/evaluation",
                Map.of(),
                token,
                "{%s,\"action\":{\"name\":\"messaging\"}}".formatted(common));
        var each =
                Stream.of(Permission.values())
                        .map(permission ->
                                "{\"action\":{\"name\":\"%s\"}}".formatted(permission.code()))
                        .collect(Collectors.joining(","));
        ask(
                "POST /access/v1/evaluations",
                Map.of(),
                token,
                "{%s,\"evaluations\":[%s]}".formatted(common, each));
    }

    /// One who is approved, one who is not, and one who needs no approval.
    private void registrations(Planting planting, TenantId tenant, String boss) {
        var at = Map.of("tenant", tenant.value());
        planting.joining(tenant, new Joining(true, true));
        for (var how : List.of("/approve", "/disapprove")) {
            registered(tenant, how.substring(1), CONFIRM);
            system.quiet();
            var one = waiting(at, boss);
            ask("POST " + REGISTRATIONS + how, at, boss, "{\"ids\":[\"" + one + "\"]}");
            system.quiet();
            var place = Map.of("tenant", tenant.value(), "registration", one);
            ask("GET " + REGISTRATIONS + "/{registration}", place, boss, "");
        }
        ask("GET " + REGISTRATIONS, at, boss, "");
        planting.joining(tenant, new Joining(true, false));
        registered(tenant, "at-once", CONFIRM + AT_ONCE);
        system.quiet();
    }

    /// Of one item one that is cancelled, one that is implemented and one that is rejected, and one
    /// of twenty.
    private void changeRequests(Planting planting, TenantId tenant) {
        var at = Map.of("tenant", tenant.value());
        var who = "asker@" + tenant + ".example";
        planting.person(who, "Person", "Six", tenant, BuiltInRole.MANAGEMENT, PASSWORD);
        for (int i = 0; i < TEN; i++) {
            var contact = "contact" + i + "@" + tenant + ".example";
            planting.unactivated(contact, "Person", "Seven", tenant, BuiltInRole.MEMBER);
        }
        system.quiet();
        var asker = signIn(who);
        var root = signIn("root@vendor.example", "root-at-the-gate");
        var contacts = ask("GET /v1/tenants/{tenant}/contacts", at, asker, "");
        var one = place(tenant, ask(SUBMIT, at, asker, items(contacts, 1, "Bonn")));
        ask("GET /v1/tenants/{tenant}/change-requests", at, asker, "");
        ask("POST " + REQUEST + "/comments", one, asker, "{\"text\":\"As agreed\"}");
        ask("GET " + REQUEST, one, asker, "");
        helpDesk(one.getOrDefault("request", ""));
        ask("POST " + REQUEST + "/cancel", one, asker, "");
        var single = place(tenant, web.ask(SUBMIT, at, asker, items(contacts, 1, "Kiel")));
        ask(IMPLEMENT, single, root, "");
        system.quiet();
        var wishes = items(contacts, TWENTY, "Bonn");
        var twenty = place(tenant, told(SUBMIT + OF_TWENTY, SUBMIT, at, asker, wishes));
        told("GET " + REQUEST + OF_TWENTY, "GET " + REQUEST, twenty, asker, "");
        told(IMPLEMENT + OF_TWENTY, IMPLEMENT, twenty, root, "");
        system.quiet();
        var last = place(tenant, web.ask(SUBMIT, at, asker, items(contacts, 1, "Kiel")));
        ask("POST " + REQUEST + "/reject", last, root, "{" + REASON + "}");
        system.quiet();
        var queue = Map.of("?", "state=rejected&tenant=" + tenant.value());
        ask(QUEUE, queue, root, "");
        system.quiet();
    }

    private void helpDesk(String request) {
        var body =
                "{\"request\":\"%s\",\"action\":\"comment\",\"text\":\"As agreed\"}"
                        .formatted(request);
        var seal =
                Seals.of(
                        "on-" + request.replace('.', '-'),
                        system.clock().instant(),
                        body,
                        system.webhookSecret());
        meter.reset();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var _ = web.ask(WEBHOOK, Map.of(), "", bytes, "application/json", seal);
        rows.put(WEBHOOK, meter.of(functionOf.getOrDefault(WEBHOOK, "")));
    }

    private static Map<String, String> place(TenantId tenant, JsonNode request) {
        return Map.of("tenant", tenant.value(), "request", request.path("id").asText());
    }

    /// Edits of contacts that nobody else is busy with, and somebody new after each.
    private static String items(JsonNode contacts, int many, String city) {
        var wishes = new ArrayList<String>();
        for (var contact : contacts.path("items")) {
            var email = contact.path("email").asText();
            if (email.startsWith("contact") && wishes.size() < many) {
                wishes.add(
                        "{\"type\":\"edit\",\"member\":\"%s\",\"set\":{\"city\":\"%s\"}}"
                                .formatted(contact.path("id").asText(), city));
                wishes.add(
                        "{\"type\":\"add\",\"firstName\":\"Noor\",\"lastName\":\"Haddad\",\"email\":\"new-%s\",\"roles\":[\"agent\"]}"
                                .formatted(email));
            }
        }
        return "{\"items\":[" + String.join(",", wishes.subList(0, many)) + "]}";
    }

    private String waiting(Map<String, String> at, String boss) {
        for (var item : web.ask("GET " + REGISTRATIONS, at, boss, "").path("items")) {
            if (item.path("state").asText().equals("waiting")) {
                return item.path("id").asText();
            }
        }
        throw new IllegalStateException("nobody waits");
    }

    private void registered(TenantId tenant, String who, String row) {
        var email = who + "@" + tenant + ".example";
        ask(
                "POST " + REGISTRATIONS,
                Map.of("tenant", tenant.value()),
                "",
                "{\"email\":\"%s\",\"firstName\":\"Zoe\",\"lastName\":\"Roth\"}".formatted(email));
        system.quiet();
        var link = "{\"token\":\"" + link(email) + "\"}";
        told(row, CONFIRM, Map.of(), "", link);
    }

    private void picture(String route, Map<String, String> path, String token) {
        told(route, route, () -> web.ask(route, path, token, TinyPicture.png(), TinyPicture.TYPE));
    }

    private void imports(Map<String, String> at, String boss) {
        for (int many : new int[] {TEN, 1}) {
            var file = new StringBuilder("email,firstName,lastName,permissions\n");
            for (int i = 0; i < many; i++) {
                var email = "ida" + i + "of" + many + "@" + at.get("tenant") + ".example";
                file.append(email).append(",Ida,Roth,agent\n");
            }
            told(many == 1 ? IMPORT : IMPORT + OF_TEN, IMPORT, at, boss, file.toString());
            system.quiet();
        }
    }

    private void passwords(Planting planting, String who, String other, TenantId tenant) {
        ask("POST /v1/password-resets", Map.of(), "", "{\"login\":\"" + who + "\"}");
        system.quiet();
        ask("POST /v1/password-resets/complete", Map.of(), "", chosen(who));
        planting.unactivated(other, "Person", "Five", tenant, BuiltInRole.MEMBER);
        system.quiet();
        ask("POST /v1/activations/complete", Map.of(), "", chosen(other));
        system.quiet();
    }

    private String chosen(String who) {
        return "{\"token\":\"" + link(who) + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private void address(String token, String who) {
        var to = "new-" + who;
        var at = Map.of("tenant", who.substring(who.indexOf('@') + 1).replace(".example", ""));
        ask("PATCH /v1/tenants/{tenant}/me", at, token, "{\"email\":\"" + to + "\"}");
        system.quiet();
        ask("POST /v1/email-changes/complete", Map.of(), "", "{\"token\":\"" + link(to) + "\"}");
        system.quiet();
        rows.put("projections, one address that changed", meter.of("projections"));
    }

    private void secondFactor(String who) {
        var token = signIn(who);
        var password = "{\"currentPassword\":\"" + PASSWORD + "\"}";
        var begun = ask("POST " + TOTP, Map.of(), token, password).path("secret").asText();
        var confirm = code(AuthenticatorApp.of(begun).code(system.clock().instant()));
        var codes =
                ask("POST " + TOTP + "/confirm", Map.of(), token, confirm).path("recoveryCodes");
        var login =
                "{\"username\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
                        .formatted(who, PASSWORD, codes.path(0).asText());
        told(SIGN_IN + WITH_CODE, SIGN_IN, Map.of(), "", login);
        var others =
                ask(
                        "POST " + TOTP + "/recovery-codes",
                        Map.of(),
                        token,
                        code(codes.path(1).asText()));
        var last = others.path("recoveryCodes").path(0).asText();
        ask("DELETE " + TOTP, Map.of(), token, code(last));
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    /// Somebody who comes from the identity provider of a tenant, for the first time and again.
    private void external(TenantId id) {
        try (var tenant = ProvidedTenant.plant(system, id)) {
            for (var times : List.of(FIRST, "")) {
                system.quiet();
                var start = ask(EXTERNAL + "/start", Map.of(), "", tenant.start().toString());
                var nonce = start.path("nonce").asText();
                var body = tenant.signIn(ProvidedTenant.INVITED, nonce).toString();
                told(EXTERNAL + times, EXTERNAL, Map.of(), "", body);
            }
        }
    }

    private void ofFiveGrants(Planting planting, TenantId tenant) {
        var who = "many@" + tenant + ".example";
        var other = "o-" + tenant + "@vendor.example";
        planting.person(other, "Person", "Four", VENDOR, BuiltInRole.AGENT, PASSWORD);
        planting.person(who, "Person", "Three", tenant, BuiltInRole.ACCOUNT_MANAGER, PASSWORD);
        new FiveGrants(new Table(system.dynamo(), system.table()))
                .give(who, tenant, BuiltInRole.ACCOUNT_MANAGER, system.clock().instant());
        system.quiet();
        var token = signIn(who);
        var at = Map.of("tenant", tenant.value());
        for (var route : List.of(AUTHORISE, INVITE)) {
            var body = route.equals(INVITE) ? wish(other) : "";
            told(route + FIVE_GRANTS, route, at, token, body);
        }
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
                    "/join/{tenant}",
                    "/tickets/{request}",
                    "/health",
                    "/openapi",
                    "/openapi.json",
                    "/.well-known/jwks.json",
                    "/.well-known/openid-configuration",
                    "/.well-known/authzen-configuration",
                    "/problems/{type}"
                }) {
            var at = Map.of("type", "invalid", "tenant", "acme", "request", "acme.1");
            ask("GET " + page, at, "", "");
        }
    }

    private static String wish(String email) {
        return "{\"email\":\"" + email + "\"," + REASON + "}";
    }

    private String signIn(String who) {
        return signIn(who, PASSWORD);
    }

    private String signIn(String who, String password) {
        var login = "{\"username\":\"" + who + "\",\"password\":\"" + password + "\"}";
        var first = ask(SIGN_IN, Map.of(), "", login);
        var refresh = "{\"refreshToken\":\"" + first.path("refreshToken").asText() + "\"}";
        return ask("POST /v1/sessions/refresh", Map.of(), "", refresh).path("accessToken").asText();
    }

    private static JsonNode held(JsonNode grants, String id) {
        for (var grant : grants.path("items")) {
            if (grant.path("id").asText().equals(id)) {
                return grant;
            }
        }
        throw new IllegalStateException("no grant " + id + " in " + grants);
    }

    private String link(String who) {
        var link = system.mails(who).getFirst().links().getFirst();
        return link.substring(link.indexOf('#') + 1);
    }

    private void sweep(String name) {
        meter.reset();
        try {
            var _ = system.invoke("expire", MAPPER.createObjectNode());
        } catch (Function.Failed failed) {
            throw new IllegalStateException(failed);
        }
        rows.put(name, meter.of("expire"));
    }

    private JsonNode ask(String route, Map<String, String> path, String token, String body) {
        return told(route, route, path, token, body);
    }

    /// Asks, and tells what it spent in a row of its own.
    private JsonNode told(
            String row, String route, Map<String, String> path, String token, String body) {
        return told(row, route, () -> web.ask(route, path, token, body));
    }

    private JsonNode told(String row, String route, Supplier<JsonNode> request) {
        var function = functionOf.get(route);
        if (function == null) {
            throw new IllegalArgumentException("no such route: " + route);
        }
        meter.reset();
        var answer = request.get();
        rows.put(row, meter.of(function));
        return answer;
    }
}
