package gatehouse.local.job;

import static gatehouse.local.job.Authenticator.TOTP;
import static gatehouse.local.job.Authenticator.begin;
import static gatehouse.local.job.Authenticator.codes;
import static gatehouse.local.job.Authenticator.confirm;
import static gatehouse.local.job.Authenticator.remove;
import static gatehouse.local.job.Authenticator.replaceCodes;
import static gatehouse.local.job.Authenticator.signIn;
import static gatehouse.local.job.Authenticator.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.Tries;
import gatehouse.local.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The second factor of a person's own account (F1).
class TotpIT {
    private static final String ME = "/v1/me";
    private static final String WRONG = "0a0a0a";

    private final Person manager = House.customer();
    private final Person person = House.member(new TenantId(manager.tenant()), BuiltInRole.MEMBER);
    private final String token = House.newSession(person);

    @Test
    @DisplayName("F1: an app gets its secret as text, as address and as picture, for the password")
    void begun() {
        var reply = begin(token, person.password());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        var secret = reply.json().path("secret").asText();
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(reply.json().path("uri").asText())
                .isEqualTo(
                        "otpauth://totp/Vendor:%s?secret=%s&issuer=Vendor&algorithm=SHA1&digits=6&period=30",
                        person.email().replace("@", "%40"), secret);
        var picture = reply.json().path("qr").asText();
        var start = "data:image/svg+xml;base64,";
        assertThat(picture).startsWith(start);
        assertThat(
                        new String(
                                Base64.getDecoder().decode(picture.substring(start.length())),
                                StandardCharsets.UTF_8))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .endsWith("</svg>");
        assertThat(twoFactorEnabled()).isFalse();
        assertThat(signIn(person).status()).as("nothing asks for it yet").isEqualTo(201);
    }

    @Test
    @DisplayName("F1: without the password nobody gets a secret; the field is named")
    void wrong_password() {
        for (var password : List.of("", "not-the-password", "x".repeat(5_000))) {
            var refused = begin(token, password);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/currentPassword");
        }
        assertThat(House.post(TOTP, token, House.object().put("password", "x")).pointers())
                .containsExactlyInAnyOrder("/currentPassword", "/password");
        assertThat(House.post(TOTP, "", House.object()).status()).isEqualTo(401);
        assertThat(confirm(token, "123456").status()).as("nothing was begun").isEqualTo(409);
    }

    @Test
    @DisplayName(
            "F1: it is on once a code of the app has come, and then the password is not enough")
    void on() {
        var app = Authenticator.begun(person, token);
        var refused = confirm(token, WRONG);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/code");
        assertThat(signIn(person).status()).isEqualTo(201);

        var confirmed = confirm(token, app.code());

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(codes(confirmed.json()))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"));
        assertThat(twoFactorEnabled()).isTrue();
        var missing = signIn(person);
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.problem()).isEqualTo("code-required");
        assertThat(missing.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(House.get(ME, token(signIn(person, app.fresh()))).status()).isEqualTo(200);
        assertThat(begin(token, person.password()).status()).isEqualTo(409);
        assertThat(confirm(token, app.fresh()).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("F1: turning it on signs the person out everywhere else, and tells by mail")
    void others_end() {
        var other = House.newSession(person);
        var third = signIn(person).json().path("refreshToken").asText();
        Authenticator.on(person, token);

        assertThat(House.get(ME, token).status()).isEqualTo(200);
        assertThat(House.get(ME, other).status()).isEqualTo(401);
        var refresh = House.object().put("refreshToken", third);
        assertThat(House.post("/v1/sessions/refresh", "", refresh).status()).isEqualTo(401);
        assertThat(subjects()).containsExactly("Signing in takes a code from now on");
        assertThat(log("totp.enabled"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.at("/actor/account")).isEqualTo(entry.at("/subject/id")));
    }

    @Test
    @DisplayName("F1: beginning again voids the secret of before, and no other session is ended")
    void again() {
        var other = House.newSession(person);
        var first = Authenticator.begun(person, token);
        var second = Authenticator.begun(person, token);

        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(confirm(token, first.code()).status()).isEqualTo(422);
        assertThat(House.get(ME, other).status()).isEqualTo(200);
        assertThat(confirm(token, second.code()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1: who knows the password alone reaches nothing at all, and leaves nothing")
    void half_signed_in() {
        var app = Authenticator.on(person, token);
        int before = sessions();
        for (var code : List.of("", " ", WRONG, "\u0661\u0662\u0663\u0664\u0665\u0666")) {
            var refused = signIn(person, code);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text()).doesNotContain("eyJ", "accessToken", "refreshToken");
            assertThat(refused.headers().map()).doesNotContainKey("set-cookie");
        }
        assertThat(sessions()).isEqualTo(before);
        assertThat(log("session.started")).hasSize(1);
        assertThat(signIn(person, app.fresh()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: a wrong code, a used one and a wrong password get one and the same answer")
    void alike() {
        var app = Authenticator.on(person, token);
        var code = app.fresh();
        assertThat(signIn(person, code).status()).isEqualTo(201);
        var wrongPassword = new Person(person.email(), "not-the-password", person.tenant());

        var answers =
                Stream.of(
                                signIn(person, WRONG),
                                signIn(person, code),
                                signIn(wrongPassword, app.code(1)),
                                signIn(wrongPassword))
                        .map(reply -> reply.status() + reply.text())
                        .collect(Collectors.toSet());
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next())
                .startsWith("401")
                .contains("not-signed-in", "Username, password or code is wrong");
        assertThat(House.get("/problems/not-signed-in", "").text())
                .contains("username, password or code is wrong");
    }

    @Test
    @DisplayName("F1: a sign-in by the password alone that meets the turning on leaves no session")
    void turned_on_meanwhile() {
        var app = Authenticator.begun(person, token);
        var confirmed = new AtomicInteger();
        var met =
                Passwords.meeting(
                        () -> signIn(person),
                        () -> confirmed.set(confirm(token, app.code()).status()));

        assertThat(confirmed).hasValue(200);
        assertThat(met.status()).isEqualTo(401);
        assertThat(met.problem()).isEqualTo("code-required");
        assertThat(sessions()).as("the one that turned it on").isEqualTo(1);
        assertThat(signIn(person, app.fresh()).status()).as("no failure").isEqualTo(201);
    }

    @Test
    @DisplayName("F1: the right password without a code makes no wait begin anew")
    void no_new_wait() {
        var app = Authenticator.on(person, token);
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(signIn(person, WRONG).status()).isEqualTo(401);
        }
        assertThat(signIn(person).status()).isEqualTo(429);
        House.SYSTEM.advance(Duration.ofMinutes(1));

        assertThat(signIn(person).problem()).isEqualTo("code-required");
        assertThat(signIn(person, app.code()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: a code is good one step early and one step late, and in its order")
    void window() {
        try (var _ = House.stopClock()) {
            var app = Authenticator.begun(person, token);
            assertThat(confirm(token, app.code(-2)).status()).isEqualTo(422);
            assertThat(confirm(token, app.code(2)).status()).isEqualTo(422);
            assertThat(confirm(token, app.code(-1)).status()).isEqualTo(200);
            assertThat(signIn(person, app.code(-1)).status())
                    .as("confirmed with it")
                    .isEqualTo(401);
            assertThat(signIn(person, app.code()).status()).isEqualTo(201);
            assertThat(signIn(person, app.code(1)).status()).isEqualTo(201);
            for (int step = -2; step <= 2; step++) {
                assertThat(signIn(person, app.code(step)).status()).as("" + step).isEqualTo(401);
            }
        }
    }

    @Test
    @DisplayName("F1: of many sign-ins with one code at once exactly one gets in")
    void replay() {
        var app = Authenticator.on(person, token);
        for (var recovery : List.of("", app.recoveryCodes().getFirst(), "")) {
            // so that no failure of the round before is still counted
            House.SYSTEM.advance(Tries.MEMORY);
            var code = recovery.isEmpty() ? app.code() : recovery;
            assertThat(House.atOnce(4, () -> signIn(person, code).status()))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 401);
            assertThat(signIn(person, code).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("F1: a recovery code lets in once, however it is typed, and the person is told")
    void recovery() {
        var app = Authenticator.on(person, token);
        var typed = app.recoveryCodes().getFirst().toLowerCase(Locale.ROOT).replace('-', ' ');

        assertThat(signIn(person, typed).status()).isEqualTo(201);
        assertThat(signIn(person, app.recoveryCodes().getFirst()).status()).isEqualTo(401);
        assertThat(signIn(person, app.recoveryCodes().getLast()).status()).isEqualTo(201);
        assertThat(signIn(person, app.fresh()).status()).isEqualTo(201);

        assertThat(subjects()).filteredOn("A recovery code was used to sign in"::equals).hasSize(2);
        assertThat(log("session.started"))
                .extracting(entry -> entry.at("/after/byRecoveryCode").asBoolean())
                .containsExactly(false, true, true, false);
    }

    @Test
    @DisplayName("F1: new recovery codes void the old ones, for a code, and the person is told")
    void replaced() {
        var app = Authenticator.on(person, token);
        var old = app.recoveryCodes();
        assertThat(replaceCodes(token, WRONG).pointers()).containsExactly("/code");

        var first = codes(replaceCodes(token, app.fresh()).json());
        assertThat(first).hasSize(10).doesNotContainAnyElementsOf(old);
        assertThat(signIn(person, old.getLast()).status()).isEqualTo(401);
        var second = codes(replaceCodes(token, first.getFirst()).json());
        assertThat(second).hasSize(10);
        assertThat(signIn(person, first.getLast()).status()).isEqualTo(401);
        assertThat(signIn(person, second.getLast()).status()).isEqualTo(201);
        assertThat(log("recovery.replaced")).hasSize(2);
        assertThat(subjects()).filteredOn("Your recovery codes were replaced"::equals).hasSize(2);
    }

    @Test
    @DisplayName("F1: new recovery codes, and the end of the second factor, end all other sessions")
    void others_end_again() {
        var app = Authenticator.on(person, token);
        var first = token(signIn(person, app.fresh()));
        assertThat(replaceCodes(token, app.recoveryCodes().getFirst()).status()).isEqualTo(200);
        assertThat(House.get(ME, first).status()).isEqualTo(401);
        var second = token(signIn(person, app.fresh()));
        assertThat(House.get(ME, second).status()).isEqualTo(200);

        assertThat(remove(token, app.fresh()).status()).isEqualTo(204);
        assertThat(House.get(ME, second).status()).isEqualTo(401);
        assertThat(House.get(ME, token).status()).isEqualTo(200);
        assertThat(House.SYSTEM.mails(person.email()))
                .filteredOn(mail -> mail.text().contains("All other sessions were ended"))
                .hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    @DisplayName("F1: a code given for one thing is good for nothing else")
    void spent_elsewhere() {
        var app = Authenticator.on(person, token);
        var code = app.fresh();
        assertThat(replaceCodes(token, code).status()).isEqualTo(200);

        assertThat(signIn(person, code).status()).isEqualTo(401);
        assertThat(replaceCodes(token, code).status()).isEqualTo(422);
        assertThat(remove(token, code).status()).isEqualTo(422);
        assertThat(twoFactorEnabled()).isTrue();
    }

    @Test
    @DisplayName(
            "F1: it is removed for a code of the app or a recovery code; then all is as before")
    void removed() {
        for (int i = 0; i < 2; i++) {
            var app = Authenticator.on(person, token);
            assertThat(remove(token, WRONG).pointers()).containsExactly("/code");
            assertThat(remove(token, i == 0 ? app.fresh() : app.recoveryCodes().get(3)).status())
                    .isEqualTo(204);
            assertThat(twoFactorEnabled()).isFalse();
            assertThat(signIn(person).status()).isEqualTo(201);
            assertThat(remove(token, app.fresh()).status()).as("it is off").isEqualTo(409);
            assertThat(replaceCodes(token, app.code(1)).status()).as("it is off").isEqualTo(409);
        }
        assertThat(log("totp.disabled")).hasSize(2);
        assertThat(subjects()).filteredOn("Signing in takes no code any more"::equals).hasSize(2);
    }

    @Test
    @DisplayName(
            "F1: guesses at codes are counted, before it is on and after, and the owner is told")
    void guesses() {
        var app = Authenticator.begun(person, token);
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(confirm(token, WRONG).status()).isEqualTo(422);
        }
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email()))
                .extracting(Mail::subject)
                .containsExactly("Failed tries to sign in to your account");
        var early = confirm(token, app.code());
        assertThat(early.status()).as("even the right one").isEqualTo(429);
        assertThat(early.header("Retry-After")).isNotEmpty();
        assertThat(signIn(person).status()).as("nothing asks for one yet").isEqualTo(201);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        var codes = codes(confirm(token, app.code()).json());
        assertThat(codes).hasSize(10);

        for (int i = 0; i < 2 * Tries.FREE; i++) {
            assertThat(signIn(person).problem()).as("no guess").isEqualTo("code-required");
        }
        for (int i = 0; i < Tries.FREE; i++) {
            assertThat(signIn(person, WRONG).status()).isEqualTo(401);
        }
        assertThat(signIn(person, codes.getFirst()).status()).isEqualTo(429);
        assertThat(replaceCodes(token, codes.getFirst()).status()).isEqualTo(429);
        House.SYSTEM.advance(Duration.ofMinutes(1));
        assertThat(replaceCodes(token, codes.getFirst()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F6: every faulty field of the second factor's routes is named")
    void faults() {
        for (var path : List.of("/confirm", "/recovery-codes")) {
            var body = House.object().put("code", 5).put("more", "x");
            assertThat(House.post(TOTP + path, token, body).pointers())
                    .containsExactlyInAnyOrder("/code", "/more");
            var dry = House.post(TOTP + path + "?dryRun=true", token, House.object());
            assertThat(dry.pointers()).containsExactlyInAnyOrder("/code", "?dryRun");
        }
        assertThat(House.delete(TOTP, token).status()).as("no JSON").isEqualTo(415);
        var empty = House.ask("DELETE", TOTP, token, "{}", Map.of());
        assertThat(empty.pointers()).containsExactly("/code");
    }

    @Test
    @DisplayName("F1: secret and codes stand in no log, event, audit entry, mail, nor in the table")
    void nowhere() {
        try (var traces = new Traces()) {
            nowhere(traces);
        }
    }

    private void nowhere(Traces traces) {
        var key = Map.of("Idempotency-Key", "never-kept");
        var body = House.object().put("currentPassword", person.password()).toString();
        var begun = House.ask("POST", TOTP, token, body, key).json().path("secret").asText();
        var app = Authenticator.of(begun);
        var code = House.object().put("code", app.code()).toString();
        var confirmed = House.ask("POST", TOTP + "/confirm", token, code, key);
        assertThat(confirmed.status()).isEqualTo(200);
        var secrets = new ArrayList<>(codes(confirmed.json()));
        assertThat(signIn(person, secrets.getFirst()).status()).isEqualTo(201);
        secrets.addAll(codes(replaceCodes(token, app.fresh()).json()));
        secrets.addAll(secrets.stream().map(written -> written.replace("-", "")).toList());
        secrets.add(begun);
        secrets.add(Base64.getEncoder().withoutPadding().encodeToString(app.totp().secret()));
        secrets.add(Base64.getUrlEncoder().withoutPadding().encodeToString(app.totp().secret()));
        traces.hide(secrets, manager, "totp.enabled", "totp");

        var everything = new StringBuilder(traces.log());
        House.SYSTEM.events().forEach(everything::append);
        House.SYSTEM.mails(person.email()).forEach(everything::append);
        everything.append(House.get(House.home(manager, "/audit"), House.signIn(manager)).text());
        var table = House.everything().toString();
        for (var secret : secrets) {
            assertThat(everything.toString().toUpperCase(Locale.ROOT))
                    .doesNotContain(secret.toUpperCase(Locale.ROOT));
            assertThat(table).doesNotContainIgnoringCase(secret);
        }
        assertThat(table).as("answers with secrets are not kept").doesNotContain("#never-kept");
    }

    private boolean twoFactorEnabled() {
        return House.get(ME, token).json().at("/account/twoFactorEnabled").asBoolean();
    }

    private int sessions() {
        return House.get("/v1/me/sessions", token).json().path("items").size();
    }

    private List<String> subjects() {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email()).stream().map(mail -> mail.subject()).toList();
    }

    /// The newest last; of this person, not of who reads it.
    private List<JsonNode> log(String type) {
        var name = House.get(ME, token).json().at("/account/name").asText();
        return Passwords.entries(manager, type).reversed().stream()
                .filter(entry -> entry.at("/actor/name").asText().equals(name))
                .toList();
    }
}
