package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.TenantId;
import gatehouse.local.mail.Mail;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Names and addresses that look like somebody's, and other spellings of them (B4, D3, F1).
class LookAlikesIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final Person manager = House.customer();
    private final TenantId tenant = new TenantId(manager.tenant());
    private final String local = "mikas" + COUNT.incrementAndGet();
    private final Person person = House.member(tenant, BuiltInRole.MEMBER, local + "@look.example");

    /// What a person may take for it, and is not.
    private final List<String> others =
            List.of(
                    // Cyrillic
                    address("i", "\u0456"),
                    address("a", "\u0430"),
                    person.email().replace("look", "l\u043eok"),
                    person.email().replace("look", "l\u043e\u043ek"),
                    // Greek
                    address("k", "\u03ba"),
                    // without its dot, with two, with one that stands apart
                    address("i", "\u0131"),
                    address("i", "i\u0307"),
                    address("i", "\u0130"),
                    // with an accent, and with nothing to be seen
                    address("a", "\u00e1"),
                    address("s", "s\u200b"),
                    address("s", "s\u00ad"),
                    person.email() + ".",
                    person.email().replace("@", ".@"),
                    person.email().replace(".example", "..example"),
                    person.email() + "@look.example",
                    "\"" + local + "\"@look.example");

    /// Other spellings of the very same.
    private final List<String> same =
            List.of(
                    address("mikas", "\uff4d\uff49\uff4b\uff41\uff53"),
                    address("k", "\u212a"),
                    address("s", "\u017f"),
                    address("mikas", "MIKAS"),
                    person.email().replace("@", "\uff20"),
                    person.email().replace("look", "\uff4c\uff4f\uff4f\uff4b"),
                    person.email().replace(".example", "\u3002example"),
                    " " + person.email() + " ");

    private String address(String letters, String instead) {
        return person.email().replaceFirst(letters, instead);
    }

    @Test
    @DisplayName("B4: no reset is made for a look-alike, and no mail goes there or anywhere")
    void resets() {
        House.SYSTEM.quiet();
        var account = account(person);
        var before = House.SYSTEM.mails();
        for (var other : others) {
            assertThat(Passwords.ask(other).status()).as(other).isEqualTo(202);
        }
        House.SYSTEM.quiet();
        assertThat(account(person)).isEqualTo(account);
        assertThat(House.SYSTEM.mails(person.email())).isEmpty();
        assertThat(to(since(before))).doesNotContainAnyElementsOf(others).noneMatch(this::isAlike);

        for (var spelling : same) {
            assertThat(Passwords.ask(spelling).status()).as(spelling).isEqualTo(202);
        }
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(person.email())).as("one login, so one mail").hasSize(1);
        assertThat(to(since(before))).noneMatch(this::isAlike);
        var link = House.linkToken(person.email());
        assertThat(Passwords.use(Passwords.RESET, link).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("D3: nobody comes by a look-alike of somebody's address, nor by another spelling")
    void addresses() {
        var account = account(person);
        var before = House.SYSTEM.mails();
        var taker = House.member(tenant, BuiltInRole.MEMBER);
        for (var other : others) {
            var refused = change(taker, other);
            assertThat(refused.status()).as(other).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/email");
        }
        for (var spelling : same) {
            var _ = change(person, spelling);
            var own = House.get(House.home(person, "/me"), House.signIn(person)).json();
            assertThat(own.has("newEmail")).as("one's own: " + spelling).isFalse();
        }
        House.SYSTEM.quiet();
        assertThat(to(since(before))).noneMatch(this::isAlike);
        assertThat(House.SYSTEM.mails(taker.email())).isEmpty();

        for (var spelling : same) {
            assertThat(change(taker, spelling).status()).as(spelling).isEqualTo(200);
        }
        House.SYSTEM.quiet();
        assertThat(to(since(before))).noneMatch(this::isAlike);
        var link = House.object().put("token", House.linkToken(person.email()));
        assertThat(House.post("/v1/email-changes/complete", "", link).status()).isEqualTo(409);
        assertThat(account(person)).isEqualTo(account);
        assertThat(email(taker)).isEqualTo(taker.email());
    }

    @Test
    @DisplayName("F1: nobody is signed in by a look-alike of a name, whatever the password")
    void names() {
        for (var other : others) {
            var refused = Passwords.signIn(other, person.password());
            assertThat(refused.status()).as(other).isEqualTo(401);
            assertThat(refused.problem()).isEqualTo("not-signed-in");
        }
        for (var spelling : same) {
            var reply = Passwords.signIn(spelling, person.password());
            assertThat(reply.status()).as(spelling).isEqualTo(201);
            var token = reply.json().path("accessToken").asText();
            assertThat(House.get("/v1/me", token).json().at("/account/email").asText())
                    .isEqualTo(person.email());
        }
    }

    private static Reply change(Person who, String email) {
        var body = House.object().put("email", email).toString();
        var match = Map.of("If-Match", "*");
        return House.ask("PATCH", House.home(who, "/me"), House.signIn(who), body, match);
    }

    private static String email(Person who) {
        return House.get("/v1/me", House.signIn(who)).json().at("/account/email").asText();
    }

    /// Without what signing in writes.
    private static Map<String, String> account(Person who) {
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var claim = table.get(Keys.email(Email.parse(who.email()).orElseThrow())).orElseThrow();
        Item item = table.get(Keys.account(AccountItems.claimant(claim))).orElseThrow();
        return Map.of(
                "email", item.text("email"),
                "username", item.text("username"),
                "password", item.text("password"),
                "links", "" + item.number("linkGeneration", 0),
                "wanted", item.textOrEmpty("newEmail"));
    }

    /// Whether an address would be read as that person's, and is another.
    private boolean isAlike(String address) {
        boolean plain = address.chars().allMatch(letter -> letter > ' ' && letter < 127);
        return !address.equals(person.email())
                && (!plain || address.contains("xn--") || address.contains(local));
    }

    private static List<String> to(List<Mail> mails) {
        return mails.stream().map(Mail::to).toList();
    }

    private static List<Mail> since(List<Mail> before) {
        var mails = House.SYSTEM.mails();
        return mails.subList(0, mails.size() - before.size());
    }
}
