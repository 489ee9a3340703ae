package gatehouse.local.job;

import static gatehouse.local.job.Passwords.CHOSEN;
import static gatehouse.local.job.Passwords.signIn;
import static gatehouse.local.job.Temporary.LENT;
import static gatehouse.local.job.Temporary.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Environment;
import gatehouse.aws.Keys;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TemporaryPassword;
import gatehouse.domain.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A password that an administrator sets is good for one sign-in, which has to set another (D4).
class TemporaryPasswordIT {
    private static final String CHANGED = "credentials.changed";
    private final Person boss = House.customer();
    private final TenantId tenant = new TenantId(boss.tenant());
    private final Temporary temporary = Temporary.of(boss);
    private final Person person = House.member(tenant, BuiltInRole.AGENT);

    @Test
    @DisplayName("D4: where the tenant has not opted in a password is refused, and says why")
    void opted_out() {
        Temporary.optIn(boss.tenant(), false);
        for (var query : List.of("", "?dryRun=true")) {
            var path = temporary.path(person) + query;
            var refused = House.post(path, House.signIn(boss), Temporary.wish());
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/password");
            assertThat(refused.text()).contains("has not opted in", "settings.temporaryPasswords");
        }
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(201);
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("D4: it voids the password of before, ends all sessions, and the person is told")
    void set() {
        var before = House.newSession(person);
        try (var traces = new Traces()) {
            var wish = Temporary.wish().put("reason", "Lost the phone with the notes");
            var reply = temporary.set(person, wish);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("email").asText()).isEqualTo(person.email());
            traces.hide(List.of(LENT), boss, CHANGED, "credentials");
        }
        assertThat(House.get("/v1/me", before).status()).isEqualTo(401);
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(401);

        House.SYSTEM.quiet();
        var mail = House.SYSTEM.mails(person.email()).getFirst();
        assertThat(mail.subject()).contains("a temporary password was set");
        assertThat(mail.text())
                .contains("Person", person.email(), "Lost the phone with the notes", "one sign-in")
                .doesNotContain(LENT);
        assertThat(mail.html()).doesNotContain(LENT);
        assertThat(mail.links()).allMatch(link -> link.endsWith("/reset"));

        var entry = Passwords.entries(boss, CHANGED).getFirst();
        assertThat(entry.path("reason").asText()).isEqualTo("Lost the phone with the notes");
        assertThat(entry.path("after").has("passwordChangedAt")).isTrue();
        assertThat(entry.path("after").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("D4: it lets in once, and that session is good for setting another one only")
    void once() {
        temporary.lend(person);
        var pair = signIn(person.email(), LENT);
        assertThat(pair.status()).isEqualTo(201);
        var again = signIn(person.email(), LENT);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.text()).isEqualTo(signIn(person.email(), "not-the-password").text());

        var refresh = House.object().put("refreshToken", pair.json().path("refreshToken").asText());
        var next = House.post("/v1/sessions/refresh", "", refresh);
        assertThat(next.status()).isEqualTo(200);
        for (var token : List.of(token(pair), token(next))) {
            for (var path :
                    List.of(
                            "/v1/me",
                            "/v1/me/sessions",
                            House.home(person, "/me"),
                            House.home(person, "/members"),
                            "/v1/tenants/nowhere/me",
                            "/v1/tenants/a%23b/me")) {
                var refused = House.get(path, token);
                assertThat(refused.status()).as(path).isEqualTo(403);
                assertThat(refused.problem()).isEqualTo(REQUIRED);
                assertThat(refused.json().path("detail").asText()).contains("/v1/me/credentials");
            }
        }
        assertThat(House.get("/problems/" + REQUIRED, "").status()).isEqualTo(200);
        assertThat(House.delete("/v1/sessions/current", token(next)).status()).isEqualTo(204);
        assertThat(House.get("/v1/me", token(next)).status()).as("signed out").isEqualTo(401);
        assertThat(signIn(person.email(), LENT).status()).as("still spent").isEqualTo(401);
    }

    @Test
    @DisplayName("D4: another password lifts it for the session, and makes the temporary one void")
    void changed() {
        temporary.lend(person);
        var token = Temporary.token(person);
        var name = House.object().put("currentPassword", LENT).put("username", "alone-" + tenant);
        var alone = House.post(Temporary.CREDENTIALS, token, name);
        assertThat(alone.pointers()).containsExactly("/password");
        assertThat(Temporary.change(token, "not-the-password", CHOSEN).pointers())
                .containsExactly("/currentPassword");
        assertThat(Temporary.change(token, person.password(), CHOSEN).pointers())
                .as("the one of before")
                .containsExactly("/currentPassword");
        assertThat(Temporary.change(token, LENT, LENT).pointers()).containsExactly("/password");
        var tried = House.object().put("currentPassword", LENT).put("password", CHOSEN);
        var dry = House.post(Temporary.CREDENTIALS + "?dryRun=true", token, tried);
        assertThat(dry.status()).isEqualTo(200);
        assertThat(House.get("/v1/me", token).status()).isEqualTo(403);

        var chosen = House.post(Temporary.CREDENTIALS, token, name.put("password", CHOSEN));
        assertThat(chosen.status()).isEqualTo(204);
        assertThat(House.get("/v1/me", token).status()).isEqualTo(200);
        assertThat(House.get(House.home(person, "/me"), token).status()).isEqualTo(200);
        assertThat(signIn("alone-" + tenant, LENT).status()).isEqualTo(401);
        var own = Authenticator.token(signIn("alone-" + tenant, CHOSEN));
        assertThat(House.get("/v1/me", own).status()).isEqualTo(200);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()))
                .anyMatch(mail ->
                        mail.subject().equals("Your username and your password were changed"));
    }

    @Test
    @DisplayName("D4: one that nobody uses is good for a week")
    void unused() {
        temporary.lend(person);
        House.SYSTEM.advance(TemporaryPassword.LIFE.minus(Duration.ofMinutes(5)));
        assertThat(signIn(person.email(), "not-the-password").status()).isEqualTo(401);
        House.SYSTEM.advance(Duration.ofMinutes(5));
        var late = signIn(person.email(), LENT);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.text()).isEqualTo(signIn(person.email(), "not-the-password").text());
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(401);

        temporary.lend(person);
        House.SYSTEM.advance(TemporaryPassword.LIFE.minus(Duration.ofMinutes(5)));
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D4: a link that sets a password makes it void, unused or spent")
    void reset() {
        temporary.lend(person);
        // the mails in the order in which it happened
        House.SYSTEM.quiet();
        var link = Passwords.linkOf(person);
        var token = Temporary.token(person);
        assertThat(Passwords.use(Passwords.RESET, link).status()).isEqualTo(204);
        assertThat(House.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(401);
        var own = Authenticator.token(signIn(person.email(), CHOSEN));
        assertThat(House.get("/v1/me", own).status()).isEqualTo(200);

        temporary.lend(person);
        assertThat(Passwords.use(Passwords.RESET, link).status()).as("used").isEqualTo(410);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        assertThat(Passwords.use(Passwords.RESET, Passwords.linkOf(person)).status())
                .isEqualTo(204);
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(401);
        assertThat(signIn(person.email(), CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("B1: who has never come can still activate the account, which makes it void")
    void activation() {
        var fresh = House.unactivated(tenant);
        var old = House.linkToken(fresh.email());
        temporary.lend(fresh);
        assertThat(Passwords.use(Passwords.ACTIVATE, old).status()).isEqualTo(410);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        var id = House.account(fresh.email()).value();
        assertThat(temporary.people().act(id, "/reset-password").status()).isEqualTo(409);
        assertThat(temporary.people().act(id, "/resend-activation").status()).isEqualTo(200);
        var link = House.linkToken(fresh.email());
        assertThat(Passwords.use(Passwords.ACTIVATE, link).status()).isEqualTo(204);
        assertThat(signIn(fresh.email(), LENT).status()).isEqualTo(401);
        assertThat(signIn(fresh.email(), CHOSEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("E10: nobody counts as an administrator before the password is the own one")
    void counted() {
        House.planting()
                .unactivated(
                        "c@" + tenant + ".example",
                        "Cleo",
                        "Marsh",
                        tenant,
                        BuiltInRole.ACCOUNT_MANAGER);
        var cleo = new Person("c@" + tenant + ".example", CHOSEN, boss.tenant());
        temporary.lend(cleo);
        var token = Temporary.token(cleo);
        assertThat(administrators()).doesNotContain(House.account(cleo.email()).value());

        assertThat(Temporary.change(token, LENT, CHOSEN).status()).isEqualTo(204);
        assertThat(administrators()).contains(House.account(cleo.email()).value());
        new People(cleo).disable(boss);
        assertThat(House.get(House.home(cleo, "/me"), token).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("D4: of several who sign in with it at once, one gets in")
    void at_once() {
        temporary.lend(person);
        var all = Passwords.atOnce(4, () -> signIn(person.email(), LENT));
        assertThat(all).extracting(Reply::status).containsOnlyOnce(201).containsOnly(201, 401);

        temporary.lend(person);
        var met =
                Passwords.meeting(
                        () -> signIn(person.email(), LENT),
                        () -> temporary.lend(person, "nine red foxes run"));
        assertThat(met.status()).as("another one was set meanwhile").isEqualTo(401);
        assertThat(signIn(person.email(), "nine red foxes run").status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D4: who signs in with the own password while one is set does not stay")
    void set_meanwhile() {
        var met =
                Passwords.meeting(
                        () -> signIn(person.email(), person.password()),
                        () -> temporary.lend(person));
        assertThat(met.status()).isEqualTo(401);
        var token = Temporary.token(person);
        var late =
                Passwords.meeting(
                        "credentials",
                        CHANGED,
                        () -> Temporary.change(token, LENT, CHOSEN),
                        () -> temporary.lend(person, "nine red foxes run"));
        assertThat(late.status()).isEqualTo(401);
        assertThat(signIn(person.email(), CHOSEN).status()).isEqualTo(401);
        assertThat(signIn(person.email(), "nine red foxes run").status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: it does not spare the second factor, and a missing code does not spend it")
    void second_factor() {
        var app = Authenticator.on(person, House.newSession(person));
        temporary.lend(person);
        var lent = new Person(person.email(), LENT, person.tenant());
        assertThat(Authenticator.signIn(lent).problem()).isEqualTo("code-required");
        assertThat(Authenticator.signIn(lent, "000000").status()).isEqualTo(401);
        var token = Authenticator.token(Authenticator.signIn(lent, app.fresh()));
        assertThat(Authenticator.remove(token, app.fresh()).problem()).isEqualTo(REQUIRED);
        assertThat(Authenticator.signIn(lent, app.fresh()).status()).isEqualTo(401);
        assertThat(Temporary.change(token, LENT, CHOSEN).status()).isEqualTo(204);
        var own = new Person(person.email(), CHOSEN, person.tenant());
        assertThat(Authenticator.signIn(own).problem()).isEqualTo("code-required");
    }

    @Test
    @DisplayName("F1: tries at it are counted; setting it forgives what strangers did before")
    void lock_out() {
        for (int i = 0; i < 5; i++) {
            var _ = signIn(person.email(), "not-the-password");
        }
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(429);
        temporary.lend(person);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(person.email(), "not-the-password").status()).isEqualTo(401);
        }
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(429);
        House.SYSTEM.advance(Duration.ofMinutes(1));
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(201);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(person.email(), LENT).status()).isEqualTo(401);
        }
        assertThat(signIn(person.email(), LENT).status()).as("spent ones count").isEqualTo(429);
    }

    @Test
    @DisplayName("F1: a hash of other parameters is made anew by the sign-in that spends it")
    void rehash() {
        temporary.lend(person);
        var key = Keys.account(House.account(person.email()));
        var other = new Environment(Map.of("PASSWORD_MEMORY", "16"));
        var old = new gatehouse.functions.Passwords(new SecureRandom(), other).hash(LENT);
        var _ = House.table().commit(Updating.of(key).set("temporary.hash", old).write());

        var token = Temporary.token(person);
        assertThat(AccountItems.passwordHash(House.table().get(key).orElseThrow()))
                .isNotEqualTo(old)
                .startsWith("$argon2id$v=19$m=8,t=3,p=1$");
        assertThat(Temporary.change(token, LENT, CHOSEN).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("D4: who is barred, or gets another address, cannot use it any more")
    void barred() {
        temporary.lend(person);
        temporary.people().disable(person);
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(401);
        assertThat(temporary.set(person, Temporary.wish()).status()).isEqualTo(409);
        temporary.people().enable(person);
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(401);
        assertThat(signIn(person.email(), person.password()).status()).isEqualTo(401);

        temporary.lend(person);
        var other = House.object().put("email", "other@" + tenant + ".example");
        var id = House.account(person.email()).value();
        assertThat(temporary.people().edit(id, other).status()).isEqualTo(200);
        assertThat(signIn(person.email(), LENT).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F3: it is set for people of lower rank at home here, and for nobody else")
    void reach() {
        var staff = House.member(tenant, BuiltInRole.STAFF_ADMIN);
        var admin = House.member(tenant, BuiltInRole.ADMIN);
        var wish = Temporary.wish();
        assertThat(House.post(temporary.path(admin), House.signIn(staff), wish).problem())
                .isEqualTo("outranked");
        assertThat(House.post(temporary.path(boss), House.signIn(boss), wish).problem())
                .isEqualTo("outranked");
        assertThat(House.post(temporary.path(staff), House.signIn(person), wish).problem())
                .isEqualTo("lacks-permission");
        var guest = House.staff();
        House.invite(boss, guest);
        House.accept(guest);
        assertThat(temporary.set(guest, wish).status()).isEqualTo(404);
        assertThat(House.post(temporary.path(person), House.signIn(House.customer()), wish).text())
                .isEqualTo(temporary.set(guest, wish).text());
        assertThat(signIn(admin.email(), admin.password()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("D4: it must be good as any password, and one of name and password must be there")
    void faults() {
        for (var bad : List.of("short", "password2026", person.email(), "x".repeat(129))) {
            var wish = House.object().put("password", bad).put("username", "a").put("more", 1);
            assertThat(temporary.set(person, wish.put("reason", "no")).pointers())
                    .containsExactlyInAnyOrder("/password", "/username", "/reason", "/more");
        }
        assertThat(temporary.set(person, House.object()).pointers()).containsExactly("");
        var before = House.everything();
        var path = temporary.path(person) + "?dryRun=true";
        assertThat(House.post(path, House.signIn(boss), Temporary.wish()).status()).isEqualTo(200);
        assertThat(House.everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("F6: no idempotency key is kept of it, and a username goes with it in one step")
    void unkept() {
        var name = "other-" + tenant;
        for (var password : List.of(LENT, "nine red foxes run")) {
            var wish = House.object().put("password", password).put("username", name);
            var key = Map.of("Idempotency-Key", "the-same");
            var reply =
                    House.ask(
                            "POST",
                            temporary.path(person),
                            House.signIn(boss),
                            wish.toString(),
                            key);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("username").asText()).isEqualTo(name);
        }
        assertThat(signIn(name, LENT).status()).isEqualTo(401);
        assertThat(signIn(name, "nine red foxes run").status()).isEqualTo(201);
        assertThat(signIn(person.email(), "nine red foxes run").status()).isEqualTo(401);
        var shown = temporary.people().show(House.account(person.email()).value());
        assertThat(shown.path("username").asText()).isEqualTo(name);
        var entries = Passwords.entries(boss, CHANGED);
        assertThat(entries.getLast().at("/after/username").asText()).isEqualTo(name);
    }

    private List<String> administrators() {
        return House.table().get(Keys.administrators(tenant)).orElseThrow().members("ids");
    }

    private static String token(Reply pair) {
        return pair.json().path("accessToken").asText();
    }
}
