package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Settings;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A tenant that wants a second factor of people from some rank on (F1).
class RequiredSecondFactorIT {
    private static final String PROBLEM = "second-factor-required";
    private final Person manager = House.customer();
    private final TenantId tenant = new TenantId(manager.tenant());
    private final String token = House.newSession(manager);

    @AfterEach
    void back() {
        require(new TenantId("vendor"), Settings.NOBODY);
    }

    @Test
    @DisplayName("F1: who must have a second factor is refused on every route there until it is on")
    void required() {
        require(tenant, BuiltInRole.ACCOUNT_MANAGER.rank());
        for (var path : List.of("/me", "/invitations", "/grants", "/audit", "/audit/verify")) {
            var refused = House.get(House.home(manager, path), token);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo(PROBLEM);
            assertThat(refused.json().path("detail").asText()).contains("POST /v1/me/totp");
        }
        var wish = House.wish(House.staff());
        assertThat(House.post(House.home(manager, "/vendor-invitations"), token, wish).problem())
                .isEqualTo(PROBLEM);
        for (var path : List.of("/v1/me", "/v1/me/sessions")) {
            assertThat(House.get(path, token).status()).as(path).isEqualTo(200);
        }

        var app = Authenticator.on(manager, token);

        assertThat(House.get(House.home(manager, "/audit"), token).status()).isEqualTo(200);
        assertThat(House.post(House.home(manager, "/vendor-invitations"), token, wish).status())
                .isEqualTo(201);
        assertThat(Authenticator.remove(token, app.fresh()).status()).isEqualTo(204);
        assertThat(House.get(House.home(manager, "/audit"), token).problem()).isEqualTo(PROBLEM);
    }

    @Test
    @DisplayName("F1: people below the rank need none, and a lower rank takes those above along")
    void below() {
        var member = House.member(tenant, BuiltInRole.MEMBER);
        var me = House.home(manager, "/me");
        for (int rank = Settings.NOBODY; rank <= 9; rank++) {
            require(tenant, rank);
            assertThat(status(me, manager)).as("rank " + rank).isEqualTo(rank < 1 ? 200 : 403);
            assertThat(status(me, member)).as("rank " + rank).isEqualTo(rank < 5 ? 200 : 403);
        }
    }

    @Test
    @DisplayName("F2: a stranger without a second factor still finds nothing there")
    void stranger() {
        require(tenant, 9);
        var stranger = House.signIn(House.customer());
        var there = House.get(House.home(manager, "/me"), stranger);

        assertThat(there.status()).isEqualTo(404);
        assertThat(there.text()).isEqualTo(House.get("/v1/tenants/nowhere/me", stranger).text());
    }

    @Test
    @DisplayName("F1: it is asked of a guest by the rank held there, on the very next request")
    void guest() {
        var staff = House.staff();
        House.invite(manager, staff);
        House.accept(staff);
        var me = House.home(manager, "/me");
        require(tenant, BuiltInRole.ACCOUNT_MANAGER.rank());
        assertThat(status(me, staff)).isEqualTo(200);
        require(tenant, BuiltInRole.CUSTOMER_MANAGER.rank());
        assertThat(status(me, staff)).isEqualTo(403);
        assertThat(status("/v1/tenants/vendor/me", staff)).as("at home").isEqualTo(200);
    }

    @Test
    @DisplayName("F1: for the vendor's authority the vendor's own setting counts")
    void vendor() {
        var root = House.member(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN);
        var path = House.home(manager, "/vendor-invitations?dryRun=true");
        var wish = House.wish(House.staff());
        require(tenant, 9);
        assertThat(House.post(path, House.signIn(root), wish).status()).isEqualTo(200);

        require(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN.rank());
        assertThat(House.post(path, House.signIn(root), wish).problem()).isEqualTo(PROBLEM);
        Authenticator.on(root, House.signIn(root));
        assertThat(House.post(path, House.signIn(root), wish).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "F1: of a session that a provider began it is not asked, of the same person's others")
    void external() {
        try (var issuer = new Issuer(House.SYSTEM.clock())) {
            var acme = External.of(issuer, false);
            var email = acme.invited("noor");
            var me = "/v1/tenants/" + acme.tenant() + "/me";
            var byProvider = Authenticator.token(acme.signIn(acme.claims("n-1", email)));
            ask(acme.tenant(), 9);
            assertThat(House.get(me, byProvider).status()).isEqualTo(200);
            assertThat(House.get(me, acme.reader()).problem())
                    .as("by a password of before")
                    .isEqualTo(PROBLEM);

            var _ = acme.configure(House.object().put("tenant", acme.tenant()).put("remove", true));
            assertThat(House.get(me, byProvider).status()).isEqualTo(200);
            var _ = Passwords.ask(email);
            assertThat(Passwords.use(Passwords.ACTIVATE, House.linkToken(email)).status())
                    .isEqualTo(204);
            var byPassword = Authenticator.token(Passwords.signIn(email, Passwords.CHOSEN));
            assertThat(House.get(me, byPassword).problem())
                    .as("who once came by the provider")
                    .isEqualTo(PROBLEM);
        }
    }

    @Test
    @DisplayName(
            "F1: who runs the deployment sets the rank, and takes it away, in the tenant's log")
    void set() {
        var id = manager.tenant();
        assertThat(ask(id, 1).path("requireTotpRank").asInt()).isEqualTo(1);
        assertThat(House.get(House.home(manager, "/audit"), token).problem()).isEqualTo(PROBLEM);

        var remove = House.object().put("tenant", id).put("remove", true);
        assertThat(configure(remove).path("requireTotpRank").isNull()).isTrue();
        House.SYSTEM.quiet();
        var path = House.home(manager, "/audit?type=factor.changed");
        var entries = House.get(path, token).json().path("items");
        assertThat(entries).hasSize(2);
        assertThat(entries.at("/1/reason").asText()).isEqualTo("Their insurer asks for it");
        assertThat(entries.at("/1/source").asText()).isEqualTo("bootstrap");
        assertThat(entries.at("/1/after/settings/requireTotpRank").asInt()).isEqualTo(1);
        assertThat(entries.at("/0/before/settings/requireTotpRank").asInt()).isEqualTo(1);
        assertThat(entries.at("/0/after/settings/requireTotpRank").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("F6: a rank that cannot be and a tenant that is not are refused, each named")
    void faults() {
        var bad = House.object().put("tenant", "#").put("rank", 10).put("more", 1);
        var input = House.object();
        input.set("requireTotp", bad);
        assertThat(pointers(House.feed("bootstrap", input)))
                .containsExactlyInAnyOrder(
                        "/requireTotp/tenant", "/requireTotp/rank", "/requireTotp/more", "/reason");
        var nodes = JsonNodeFactory.instance;
        for (var rank :
                List.<JsonNode>of(
                        nodes.numberNode(-1),
                        nodes.numberNode(1.5),
                        nodes.textNode("1"),
                        nodes.nullNode())) {
            var within = House.object().put("tenant", manager.tenant());
            within.set("rank", rank);
            assertThat(pointers(configure(within)))
                    .as(rank.toString())
                    .containsExactly("/requireTotp/rank");
        }
        var both = House.object().put("tenant", manager.tenant()).put("remove", true);
        assertThat(pointers(configure(both.put("rank", 1)))).containsExactly("/requireTotp/rank");
        assertThat(pointers(ask("no-such-tenant", 1))).containsExactly("/requireTotp/tenant");
        assertThat(pointers(ask("no-such-tenant", 10)))
                .containsExactlyInAnyOrder("/requireTotp/tenant", "/requireTotp/rank");
        assertThat(House.get(House.home(manager, "/audit"), token).status()).isEqualTo(200);
    }

    private static int status(String path, Person person) {
        return House.ask("GET", path, House.signIn(person), "", Map.of()).status();
    }

    private static void require(TenantId tenant, int rank) {
        var wish = House.object().put("tenant", tenant.value());
        var told = configure(rank < 0 ? wish.put("remove", true) : wish.put("rank", rank));
        assertThat(told.has("requireTotpRank")).as(told.toString()).isTrue();
    }

    private static JsonNode ask(String tenant, int rank) {
        return configure(House.object().put("tenant", tenant).put("rank", rank));
    }

    private static JsonNode configure(ObjectNode wish) {
        var input = House.object().put("reason", "Their insurer asks for it");
        input.set("requireTotp", wish);
        return House.feed("bootstrap", input);
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").findValuesAsText("pointer");
    }
}
