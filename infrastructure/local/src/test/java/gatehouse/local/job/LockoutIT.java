package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.Login;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Guessing passwords does not pay, and does not keep the owner out (F1).
class LockoutIT {
    private static final AtomicInteger NOBODIES = new AtomicInteger();
    private static final String WRONG = "not-the-password";
    private final Person person = House.staff();

    @Test
    @DisplayName("F1: after five failures each try waits, twice as long each time")
    void slowed_down() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(WRONG).status()).isEqualTo(401);
        }
        for (var password : List.of(WRONG, person.password())) {
            var locked = signIn(password);
            assertThat(locked.status()).as("whatever the password").isEqualTo(429);
            assertThat(seconds(locked)).isBetween(1, 60);
        }

        House.SYSTEM.advance(Duration.ofMinutes(1));
        assertThat(signIn(WRONG).status()).isEqualTo(401);
        assertThat(seconds(signIn(WRONG))).isBetween(61, 120);

        House.SYSTEM.advance(Duration.ofMinutes(2));
        assertThat(signIn(person.password()).status()).isEqualTo(201);
        assertThat(signIn(WRONG).status()).as("all forgiven").isEqualTo(401);
        assertThat(signIn(person.password()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: a name that nobody has is slowed down just the same")
    void nobody() {
        var nobody = "nobody-" + NOBODIES.incrementAndGet() + "@vendor.example";
        for (var name : List.of(nobody, "no name at all " + nobody)) {
            var known = House.staff();
            for (int i = 0; i < 9; i++) {
                var one = signIn(known.email(), WRONG, "");
                var other = signIn(name, WRONG, "");
                assertThat(other.status()).as(name).isEqualTo(one.status());
                assertThat(other.text()).isEqualTo(one.text());
                assertThat(names(other)).isEqualTo(names(one));
            }
        }
        // case and width are no way around
        assertThat(signIn(nobody.toUpperCase(java.util.Locale.ROOT), WRONG, "").status())
                .isEqualTo(429);
    }

    @Test
    @DisplayName("F1: 32 guesses at once beat the counter no more than one after the other")
    void parallel() {
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 32; i++) {
            var guess = WRONG + i;
            tries.add(() -> signIn(guess).status());
        }
        var statuses = House.atOnce(tries);
        assertThat(statuses).allMatch(status -> status == 401 || status == 429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSizeBetween(1, 5);
        assertThat(signIn(person.password()).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("F1: a stranger cannot keep the owner out of a browser that is known")
    void known_device() {
        var device = device(signIn(person.password()));
        for (int i = 0; i < 7; i++) {
            var _ = signIn(WRONG);
        }
        assertThat(signIn(person.password()).status()).isEqualTo(429);

        var again = signIn(person.email(), person.password(), device);
        assertThat(again.status()).isEqualTo(201);
        assertThat(device(again)).isEqualTo(device);
        assertThat(signIn(person.password()).status())
                .as("the stranger's failures stay")
                .isEqualTo(429);
    }

    @Test
    @DisplayName("F1: a browser that several people sign in from is known for each of them")
    void shared_browser() {
        var other = House.staff();
        var mine = device(signIn(person.password()));
        var jar = mine + "; " + device(signIn(other.email(), other.password(), mine));
        for (int i = 0; i < 6; i++) {
            var _ = signIn(WRONG);
            var _ = signIn(other.email(), WRONG, "");
        }
        assertThat(signIn(person.password()).status()).as("elsewhere").isEqualTo(429);
        assertThat(signIn(person.email(), person.password(), jar).status()).isEqualTo(201);
        assertThat(signIn(other.email(), other.password(), jar).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F1: a browser is known for five people at most; the one it knew first makes way")
    void five_people() {
        var jar = new LinkedHashMap<String, String>();
        for (int i = 0; i < 7; i++) {
            var each = House.staff();
            var names = List.copyOf(jar.keySet());
            keep(signIn(each.email(), each.password(), sent(jar)), jar);
            assertThat(jar).hasSize(Math.min(i + 1, 5));
            if (names.size() == 5) {
                assertThat(jar.keySet()).startsWith(names.get(1)).doesNotContain(names.getFirst());
            }
            keep(signIn(each.email(), each.password(), sent(jar)), jar);
            assertThat(jar).as("signed in again").hasSize(Math.min(i + 1, 5));
        }
        var odd = "__Host-gatehouse-device-x=1; __Host-gatehouse-device-=2; " + sent(jar);
        assertThat(signIn(person.email(), person.password(), odd).status()).isEqualTo(201);
    }

    private static String sent(Map<String, String> jar) {
        return jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /// As a browser does.
    private static void keep(Reply reply, Map<String, String> jar) {
        for (var cookie : reply.headers().allValues("Set-Cookie")) {
            var name = cookie.substring(0, cookie.indexOf('='));
            if (cookie.contains("Max-Age=0;")) {
                jar.remove(name);
            } else {
                jar.put(name, cookie.substring(name.length() + 1, cookie.indexOf(';')));
            }
        }
    }

    @Test
    @DisplayName("F1: a known browser's own failures count, and for its own account alone")
    void known_device_fails() {
        var device = device(signIn(person.password()));
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(person.email(), WRONG, device).status()).isEqualTo(401);
        }
        assertThat(signIn(person.email(), person.password(), device).status()).isEqualTo(429);
        assertThat(signIn(person.password()).status()).as("elsewhere").isEqualTo(201);

        var other = House.staff();
        var forged = new ArrayList<String>();
        forged.add(device);
        forged.add(device.substring(0, device.length() - 2) + "AA");
        var name = device.substring(0, device.indexOf('='));
        forged.add(name + "=x; " + name + "=y");
        forged.add(theirs(device, other));
        for (int i = 0; i < 5; i++) {
            var _ = signIn(other.email(), WRONG, forged.get(i % forged.size()));
        }
        assertThat(signIn(other.email(), other.password(), device).status()).isEqualTo(429);
    }

    @Test
    @DisplayName(
            "F1: the person is told by the failure after which tries wait, once, and the log says where")
    void told() {
        var me = House.get("/v1/me", House.signIn(person)).json();
        var account = me.at("/account/id").asText();
        for (int i = 0; i < 4; i++) {
            var _ = signIn(WRONG);
        }
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email())).isEmpty();
        var _ = signIn(WRONG);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email())).hasSize(1);
        House.SYSTEM.advance(Duration.ofMinutes(1));
        var _ = signIn(WRONG);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        var _ = signIn(WRONG);
        House.SYSTEM.quiet();

        assertThat(House.SYSTEM.mails(person.email()))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.subject()).isEqualTo("Failed tries to sign in to your account");
                    assertThat(mail.links()).isEmpty();
                });
        var entries = entries(account);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("source").asText()).isEqualTo("127.0.0.1");
        assertThat(entries.toString()).doesNotContain(WRONG);
    }

    @Test
    @DisplayName("F1: three hundred failures from one network, and it waits for the hour to end")
    void source() {
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var device = device(signIn(person.password()));
        var now = House.SYSTEM.clock().instant();
        var place = Sources.key("127.0.0.1", now);
        var _ = table.commit(Updating.of(place).set("count", 300).write());
        try {
            var refused = signIn(person.password());
            assertThat(refused.status()).isEqualTo(429);
            assertThat(seconds(refused)).isBetween(1, 3600);
            assertThat(signIn(person.email(), person.password(), device).status())
                    .as("where the browser is known")
                    .isEqualTo(201);
        } finally {
            var _ = table.commit(Updating.of(place).set("count", 0).write());
        }
        var before = table.get(place).orElseThrow().number("count");
        assertThat(signIn(WRONG).status()).isEqualTo(401);
        assertThat(table.get(place).orElseThrow().number("count")).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("F1: however many come at once, no network learns of more wrong ones than it may")
    void burst() {
        House.SYSTEM.advance(untilTheNextHour());
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var place = Sources.key("127.0.0.1", House.SYSTEM.clock().instant());
        var _ = table.commit(Updating.of(place).set("count", 297).write());
        try {
            var replies =
                    House.atOnce(
                            12,
                            () ->
                                    signIn(
                                            "nobody-"
                                                    + NOBODIES.incrementAndGet()
                                                    + "@vendor.example",
                                            WRONG,
                                            ""));
            assertThat(replies)
                    .extracting(Reply::status)
                    .containsOnly(401, 429)
                    .filteredOn(status -> status == 401)
                    .hasSizeBetween(1, 3);
            assertThat(table.get(place).orElseThrow().number("count")).isEqualTo(300);
        } finally {
            var _ = table.commit(Updating.of(place).set("count", 0).write());
        }
    }

    @Test
    @DisplayName("F1: whoever goes on at an account that is locked counts at the source as well")
    void going_on() {
        House.SYSTEM.advance(untilTheNextHour());
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(WRONG).status()).isEqualTo(401);
        }
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var place = Sources.key("127.0.0.1", House.SYSTEM.clock().instant());
        var before = table.get(place).orElseThrow().number("count");
        assertThat(signIn(WRONG).status()).isEqualTo(429);
        assertThat(table.get(place).orElseThrow().number("count")).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("F1: strangers cannot keep out who has just set a password by the link of a mail")
    void known_by_mail() {
        var fresh = House.unactivated(new TenantId("vendor"));
        var links =
                Map.of(
                        Passwords.RESET, Passwords.linkOf(person),
                        Passwords.ACTIVATE, House.linkToken(fresh.email()));
        links.forEach((path, link) -> {
            var owner = path.equals(Passwords.RESET) ? person : fresh;
            for (int i = 0; i < 6; i++) {
                var _ = signIn(owner.email(), WRONG, "");
            }
            var device = device(Passwords.use(path, link));
            for (int i = 0; i < 6; i++) {
                var _ = signIn(owner.email(), WRONG, "");
            }
            assertThat(signIn(owner.email(), Passwords.CHOSEN, "").status())
                    .as(path)
                    .isEqualTo(429);

            assertThat(signIn(owner.email(), Passwords.CHOSEN, device).status())
                    .as(path)
                    .isEqualTo(201);
        });
    }

    @Test
    @DisplayName("F1: what is counted at names that nobody has is forgotten by itself")
    void forgotten() {
        var nobody = "nobody-" + NOBODIES.incrementAndGet() + "@vendor.example";
        var _ = signIn(nobody, WRONG, "");
        var item =
                new Table(House.SYSTEM.dynamo(), House.SYSTEM.table())
                        .get(Keys.nobody(Login.of(nobody)))
                        .orElseThrow();
        var inADay = House.SYSTEM.clock().instant().plus(Duration.ofDays(1)).getEpochSecond();
        assertThat(item.number("ttl")).isBetween(inADay - 60, inADay);
        assertThat(item.toString()).doesNotContain(nobody);
    }

    private static Duration untilTheNextHour() {
        var now = House.SYSTEM.clock().instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        return Duration.between(now, hour);
    }

    private static JsonNode entries(String account) {
        var path = "/v1/tenants/vendor/audit?type=account.locked&subject=";
        return House.get(path + account, House.signIn(House.ROOT)).json().path("items");
    }

    private Reply signIn(String password) {
        return signIn(person.email(), password, "");
    }

    private static Reply signIn(String username, String password, String cookie) {
        var body = House.object().put("username", username).put("password", password);
        Map<String, String> headers = cookie.isEmpty() ? Map.of() : Map.of("Cookie", cookie);
        return House.ask("POST", "/v1/sessions", "", body.toString(), headers);
    }

    /// The cookie as a browser sends it back.
    private static String device(Reply reply) {
        var cookie = reply.header("Set-Cookie");
        assertThat(cookie)
                .startsWith("__Host-gatehouse-device-")
                .endsWith("; Max-Age=34560000; Path=/; Secure; HttpOnly; SameSite=Strict");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /// Under the name by which the other's browser would be known.
    private static String theirs(String device, Person other) {
        var name = device(signIn(other.email(), other.password(), "")).split("=", 2)[0];
        return name + device.substring(device.indexOf('='));
    }

    private static java.util.Set<String> names(Reply reply) {
        return reply.headers().map().keySet();
    }

    private static int seconds(Reply reply) {
        return Integer.parseInt(reply.header("Retry-After"));
    }
}
