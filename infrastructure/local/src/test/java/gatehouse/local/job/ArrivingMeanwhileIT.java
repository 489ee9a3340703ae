package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.ExternalId;
import gatehouse.domain.TenantId;
import gatehouse.local.Planting;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.identity.Issuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What else happens to somebody who comes from an identity provider at that moment (F1, E10).
class ArrivingMeanwhileIT {
    private final Issuer issuer = new Issuer(House.SYSTEM.clock());
    private final External acme = External.of(issuer, false);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("F1: an address that is corrected meanwhile lets nobody in, and is kept of nobody")
    void corrected() {
        var email = acme.invited("noor");
        var path = path(email);
        var reply = arriving(email, () -> edit(path, "email", acme.address("nora")));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("not-admitted");
        assertThat(House.table().get(Keys.external(id()))).isEmpty();
        assertThat(acme.signIn(acme.claims("n-2", acme.address("nora"))).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: who is deleted while coming leaves nothing behind, and can be invited again")
    void deleted() {
        var email = acme.invited("noor");
        var path = path(email);
        var came = new ArrayList<Reply>();
        var deleted =
                Passwords.meeting(
                        "members",
                        "member.deleted",
                        () -> House.delete(path, acme.reader()),
                        () -> came.add(acme.signIn(acme.claims("n-1", email))));

        assertThat(came.getFirst().status()).isEqualTo(201);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(House.table().get(Keys.external(id()))).isEmpty();
        var _ = acme.invited("noor");
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "E10: who comes while being demoted is no administrator, and while promoted is one")
    void roles() {
        for (var each :
                List.of(
                        List.of(BuiltInRole.ADMIN, BuiltInRole.AGENT),
                        List.of(BuiltInRole.AGENT, BuiltInRole.ADMIN))) {
            var before = each.getFirst();
            var after = each.getLast();
            var email = acme.address("made-" + after.id());
            Planting.in(House.SYSTEM)
                    .person(email, "Noor", "Haddad", new TenantId(acme.tenant()), before, "");
            var path = path(email);
            var wish = House.object();
            wish.putArray("roles").add(after.id().value());
            var reply =
                    Passwords.meeting(
                            "signin",
                            "member.linked",
                            () -> acme.signIn(acme.claims("as-" + after.id(), email)),
                            () -> edit(path, wish));

            assertThat(reply.status()).isEqualTo(201);
            var administrators =
                    House.table()
                            .get(Keys.administrators(new TenantId(acme.tenant())))
                            .orElseThrow()
                            .members("ids");
            assertThat(administrators.contains(account(email).value()))
                    .as("%s", after)
                    .isEqualTo(after == BuiltInRole.ADMIN);
        }
    }

    @Test
    @DisplayName("F1: a nonce that was used is not good again at the moment when it runs out")
    void nonce() {
        var email = acme.invited("noor");
        assertThat(acme.signIn(acme.claims("n-1", email)).status()).isEqualTo(201);
        var token = issuer.sign(acme.claims("n-1", email));
        var other = new ArrayList<Reply>();
        var done = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    var answer = next.answer(call);
                    if (call.action().equals("GetItem")
                            && call.body().asUtf8String().contains("NONCE#")
                            && done.compareAndSet(false, true)) {
                        other.add(acme.signIn(token));
                        House.SYSTEM.advance(Duration.ofMinutes(10));
                    }
                    return answer;
                })) {
            assertThat(acme.signIn(token).status()).isEqualTo(401);
        }
        assertThat(other.getFirst().status()).isEqualTo(201);
    }

    /// What the first sign-in answers where something else is done just before it is written.
    private Reply arriving(String email, Runnable other) {
        return Passwords.meeting(
                "signin", "member.linked", () -> acme.signIn(acme.claims("n-1", email)), other);
    }

    private ExternalId id() {
        return new ExternalId(new TenantId(acme.tenant()), issuer.url(), "n-1");
    }

    private void edit(String path, String field, String value) {
        edit(path, House.object().put(field, value));
    }

    private void edit(String path, JsonNode wish) {
        var reply =
                House.ask("PATCH", path, acme.reader(), wish.toString(), Map.of("If-Match", "*"));
        assertThat(reply.status()).isEqualTo(200);
    }

    private String path(String email) {
        return "/v1/tenants/" + acme.tenant() + "/members/" + account(email);
    }

    private static AccountId account(String email) {
        var claim = House.table().get(Keys.email(Email.parse(email).orElseThrow()));
        return AccountItems.claimant(claim.orElseThrow());
    }
}
