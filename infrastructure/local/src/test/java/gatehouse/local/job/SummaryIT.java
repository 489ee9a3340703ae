package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a dashboard shows of a tenant's people (C11).
class SummaryIT {
    private final Person manager = House.customer();
    private final TenantId tenant = new TenantId(manager.tenant());
    private final People people = new People(manager);

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    private JsonNode summary() {
        House.SYSTEM.quiet();
        var reply = House.get(House.home(manager, "/summary"), House.signIn(manager));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static JsonNode roles(String json) {
        return House.parsed(json);
    }

    @Test
    @DisplayName("C11: people at home are counted by state and by the roles that they hold now")
    void members() {
        var first = summary();
        assertThat(first)
                .isEqualTo(
                        House.parsed(
                                "{\"members\":{\"active\":1,\"disabled\":0,\"invited\":0,"
                                        + "\"waiting\":0,\"byRole\":{\"account-manager\":1}},"
                                        + "\"external\":0,"
                                        + "\"invitations\":{\"pending\":0,\"bounced\":0},"
                                        + "\"endingSoon\":0,\"openRequests\":0}"));
        var custom = House.role(manager, "Writer", 6, "messaging");
        var mia = people.added(People.somebody("agent", custom)).path("id").asText();
        var max = people.added(People.somebody("agent")).path("id").asText();
        assertThat(summary().at("/members/byRole"))
                .isEqualTo(roles("{\"account-manager\":1,\"agent\":2,\"%s\":1}".formatted(custom)));
        var moved = House.object();
        moved.putArray("roles").add("manager");
        assertThat(people.edit(max, moved).status()).isEqualTo(200);
        assertThat(summary().at("/members/byRole"))
                .isEqualTo(
                        roles(
                                "{\"account-manager\":1,\"agent\":1,\"manager\":1,\"%s\":1}"
                                        .formatted(custom)));
        assertThat(people.act(mia, "/disable").status()).isEqualTo(200);
        var barred = summary();
        assertThat(barred.at("/members/active").asInt()).isEqualTo(2);
        assertThat(barred.at("/members/disabled").asInt()).isEqualTo(1);
        assertThat(barred.at("/members/byRole"))
                .isEqualTo(roles("{\"account-manager\":1,\"manager\":1}"));
        assertThat(people.act(mia, "/enable").status()).isEqualTo(200);
        assertThat(people.delete(max).status()).isEqualTo(204);
        assertThat(summary().at("/members/byRole"))
                .isEqualTo(roles("{\"account-manager\":1,\"agent\":1,\"%s\":1}".formatted(custom)));
    }

    @Test
    @DisplayName("C11: a role that begins and ends by itself is counted while it is held")
    void windows() {
        var mia = people.added(People.somebody("agent")).path("id").asText();
        var now = House.SYSTEM.clock().instant();
        var wish =
                House.object()
                        .put("role", "manager")
                        .put("start", now.plus(Duration.ofDays(1)).toString())
                        .put("end", now.plus(Duration.ofDays(10)).toString());
        var given = House.post(people.path(mia) + "/grants", House.signIn(manager), wish);
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        assertThat(summary().at("/members/byRole").has("manager")).isFalse();
        House.SYSTEM.advance(Duration.ofDays(2));
        assertThat(summary().at("/members/byRole/manager").asInt()).isEqualTo(1);
        assertThat(summary().path("endingSoon").asInt()).isZero();
        House.SYSTEM.advance(Duration.ofDays(6));
        assertThat(summary().path("endingSoon").asInt()).isEqualTo(1);
        House.SYSTEM.advance(Duration.ofDays(3));
        assertThat(summary().path("endingSoon").asInt()).isZero();
        assertThat(summary().at("/members/byRole").has("manager")).isFalse();
    }

    @Test
    @DisplayName("A8: external people are counted apart, the invited and the bounced too")
    void external() {
        var sam = House.staff();
        House.invite(manager, sam);
        var pending = summary();
        assertThat(pending.path("external").asInt()).isEqualTo(1);
        assertThat(pending.at("/members/invited").asInt()).isZero();
        assertThat(pending.at("/invitations/pending").asInt()).isEqualTo(1);
        House.accept(sam);
        var accepted = summary();
        assertThat(accepted.path("external").asInt()).isEqualTo(1);
        assertThat(accepted.at("/members/active").asInt()).isEqualTo(1);
        assertThat(accepted.at("/members/byRole").has("customer-manager")).isFalse();
        assertThat(accepted.at("/invitations/pending").asInt()).isZero();
        assertThat(accepted.path("external"))
                .isEqualTo(people.list("?external=only&limit=1").path("total"));

        var gone =
                House.member(
                        new TenantId("vendor"),
                        BuiltInRole.AGENT,
                        "bounce-" + tenant.value().replaceAll("\\D", "") + "@vendor.example");
        var id = House.invite(manager, gone).path("id").asText();
        assertThat(summary().path("invitations"))
                .isEqualTo(House.parsed("{\"pending\":1,\"bounced\":1}"));
        var path = House.home(manager, "/invitations/" + id);
        assertThat(House.delete(path, House.signIn(manager)).status()).isEqualTo(204);
        assertThat(summary().path("invitations"))
                .isEqualTo(House.parsed("{\"pending\":0,\"bounced\":0}"));

        House.SYSTEM.advance(Duration.ofDays(28));
        assertThat(summary().path("endingSoon").asInt()).isEqualTo(1);
        House.SYSTEM.advance(Duration.ofDays(3));
        assertThat(summary().path("endingSoon").asInt()).isZero();
        assertThat(summary().path("external").asInt()).isZero();
    }

    @Test
    @DisplayName("C11: what was lost or counted wrong is right once it is counted anew")
    void anew() {
        var _ = people.added(People.somebody("agent", "moderator"));
        House.invite(manager, House.staff());
        var right = summary();
        var place = Keys.counts(tenant);
        var _ =
                House.table()
                        .commit(
                                Updating.of(place)
                                        .set("role-agent", 77)
                                        .set("people-active", 99)
                                        .write());
        assertThat(summary().at("/members/byRole/agent").asInt()).isEqualTo(77);
        forget();
        var unknown = House.get(House.home(manager, "/summary"), House.signIn(manager));
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(House.feed("projections", House.object().put("tenant", tenant.value())))
                .isEqualTo(House.object().putNull("after"));
        assertThat(summary()).isEqualTo(right);
    }

    /// Takes the counters and all notes away.
    private void forget() {
        var pk = AttributeValue.fromS(Keys.counts(tenant).pk());
        House.SYSTEM
                .dynamo()
                .queryPaginator(query ->
                        query.tableName(House.SYSTEM.table())
                                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                                .expressionAttributeValues(
                                        Map.of(":pk", pk, ":sk", AttributeValue.fromS("COUNT"))))
                .items()
                .forEach(item ->
                        House.SYSTEM
                                .dynamo()
                                .deleteItem(delete ->
                                        delete.tableName(House.SYSTEM.table())
                                                .key(Map.of("pk", pk, "sk", sk(item)))));
    }

    private static AttributeValue sk(Map<String, AttributeValue> item) {
        return java.util.Objects.requireNonNull(item.get("sk"));
    }

    @Test
    @DisplayName("C11: who sees people sees the summary; others are told so, and strangers nothing")
    void who() {
        var path = House.home(manager, "/summary");
        for (var role : List.of(BuiltInRole.MODERATOR, BuiltInRole.MANAGEMENT)) {
            assertThat(House.get(path, House.signIn(House.member(tenant, role))).status())
                    .isEqualTo(200);
        }
        var agent = House.signIn(House.member(tenant, BuiltInRole.AGENT));
        assertThat(House.get(path, agent).problem()).isEqualTo("lacks-permission");
        var stranger = House.get(path, House.signIn(House.ANA));
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(House.get(path, House.signIn(House.ROOT)).text()).isEqualTo(stranger.text());
        assertThat(House.get(path + "?x=1", House.signIn(manager)).pointers())
                .containsExactly("?x");
    }
}
