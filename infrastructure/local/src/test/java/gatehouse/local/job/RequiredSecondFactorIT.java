package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.AccountId;
import gatehouse.domain.Role;
import gatehouse.domain.Settings;
import gatehouse.domain.TenantId;
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
        require(tenant, Role.ACCOUNT_MANAGER.rank());
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
        var member = House.member(tenant, Role.MEMBER);
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
        require(tenant, Role.ACCOUNT_MANAGER.rank());
        assertThat(status(me, staff)).isEqualTo(200);
        require(tenant, Role.CUSTOMER_MANAGER.rank());
        assertThat(status(me, staff)).isEqualTo(403);
        assertThat(status("/v1/tenants/vendor/me", staff)).as("at home").isEqualTo(200);
    }

    @Test
    @DisplayName("F1: for the vendor's authority the vendor's own setting counts")
    void vendor() {
        var root = House.member(new TenantId("vendor"), Role.SYSTEM_ADMIN);
        var path = House.home(manager, "/vendor-invitations?dryRun=true");
        var wish = House.wish(House.staff());
        require(tenant, 9);
        assertThat(House.post(path, House.signIn(root), wish).status()).isEqualTo(200);

        require(new TenantId("vendor"), Role.SYSTEM_ADMIN.rank());
        assertThat(House.post(path, House.signIn(root), wish).problem()).isEqualTo(PROBLEM);
        Authenticator.on(root, House.signIn(root));
        assertThat(House.post(path, House.signIn(root), wish).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: of who signs in at an external provider it is not asked: that is its matter")
    void external() {
        require(tenant, 9);
        var me = House.home(manager, "/me");
        assertThat(status(me, manager)).isEqualTo(403);
        var id = House.get("/v1/me", token).json().at("/account/id").asText();
        set(Keys.account(new AccountId(id)), "external", 1);

        assertThat(status(me, manager)).isEqualTo(200);
    }

    private static int status(String path, Person person) {
        return House.ask("GET", path, House.signIn(person), "", Map.of()).status();
    }

    /// As a tenant's settings will do it that are yet to come.
    private static void require(TenantId tenant, int rank) {
        set(Keys.tenant(tenant), "settings.requireTotpRank", rank);
    }

    private static void set(Key key, String path, long number) {
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var _ = table.commit(Updating.of(key).set(path, number).write());
    }
}
