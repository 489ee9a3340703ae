package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.identity.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where people come from an identity provider there are no passwords (B3).
class NoPasswordsIT {
    private final Issuer issuer = new Issuer(House.SYSTEM.clock());
    private final External acme = External.of(issuer, true);
    private final Person before = House.member(new TenantId(acme.tenant()), BuiltInRole.MEMBER);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("B3: whoever knows an old password is told where to sign in, and nobody else is")
    void sign_in() {
        var refused = Passwords.signIn(before.email(), before.password());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("external-identity");
        assertThat(refused.text()).contains("Acme Login");

        var wrong = Passwords.signIn(before.email(), "not-the-password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text())
                .isEqualTo(Passwords.signIn("nobody@acme.example", "not-it").text());
    }

    @Test
    @DisplayName("B3: asking for a reset answers as ever, and no link goes out")
    void reset() {
        var invited = acme.invited("kim");
        for (var login : List.of(before.email(), invited)) {
            assertThat(Passwords.ask(login).status()).isEqualTo(202);
            House.SYSTEM.quiet();
            assertThat(House.SYSTEM.mails(login)).as(login).isEmpty();
        }
    }

    @Test
    @DisplayName("B3: a link of before the provider sets no password any more, and says why")
    void older_link() {
        var removed = House.object().put("tenant", acme.tenant()).put("remove", true);
        var _ = acme.configure(removed);
        var token = Passwords.linkOf(before);
        var domains = List.of(acme.tenant() + ".example");
        var _ = acme.configure(acme.provider(issuer.url(), domains, false));

        var refused = Passwords.use(Passwords.RESET, token);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("external-identity");
    }

    @Test
    @DisplayName("B3: who signed in before the provider came changes no password here")
    void change() {
        var removed = House.object().put("tenant", acme.tenant()).put("remove", true);
        var _ = acme.configure(removed);
        var token = House.newSession(before);
        var domains = List.of(acme.tenant() + ".example");
        var _ = acme.configure(acme.provider(issuer.url(), domains, false));

        var wish =
                House.object()
                        .put("currentPassword", before.password())
                        .put("password", Passwords.CHOSEN);
        var refused = House.post("/v1/me/credentials", token, wish);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("external-identity");
        assertThat(House.get("/v1/me", token).status()).as("everything else works").isEqualTo(200);
    }

    @Test
    @DisplayName("B3: an administrator adds nobody and mails no link, and is told of the provider")
    void administrator() {
        var people = House.home(acme.manager(), "/members");
        var one = people + "/" + House.account(before.email()).value();
        for (var refused :
                List.of(
                        House.post(people, acme.reader(), People.somebody("agent")),
                        House.post(one + "/credentials", acme.reader(), Temporary.wish()),
                        House.ask("POST", one + "/reset-password", acme.reader(), "", Map.of()))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("external-identity");
            assertThat(refused.json().path("detail").asText())
                    .isEqualTo(
                            "People here are added at Acme Login and sign in by it; there is no"
                                    + " password here");
        }
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(before.email())).isEmpty();
    }

    @Test
    @DisplayName("B3: a change request adds nobody either, and does everything else")
    void change_request() {
        var removed = House.object().put("tenant", acme.tenant()).put("remove", true);
        var _ = acme.configure(removed);
        var contacts = Contacts.of(acme.manager());
        var _ = House.signIn(contacts.asker());
        var domains = List.of(acme.tenant() + ".example");
        var _ = acme.configure(acme.provider(issuer.url(), domains, false));

        var refused = contacts.submit(Contacts.add("noor@new.example", "agent"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("external-identity");
        assertThat(refused.text()).contains("Acme Login");
        var edit = Contacts.edit(House.account(before.email()).value(), "city", "Bonn");
        assertThat(contacts.submit(edit).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("B3: who arrives from the provider gets no link to a password")
    void newcomer() {
        var email = acme.address("newcomer");
        assertThat(acme.signIn(acme.claims("newcomer-1", email)).status()).isEqualTo(201);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        assertThat(Passwords.ask(email).status()).isEqualTo(202);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(email)).isEmpty();
    }
}
