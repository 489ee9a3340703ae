package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.domain.Keyring;
import gatehouse.domain.TenantId;
import gatehouse.domain.link.AccountLinks;
import gatehouse.domain.link.OneTimePassword;
import gatehouse.functions.OneTimePasswords;
import gatehouse.local.Planting;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The password for one sign-in that a mail can bring beside the link to a new account (D6).
class OneTimePasswordIT {
    private static final Keyring KEYS = Keyring.of("one", "k".repeat(64));
    private final Person boss = House.customer();
    private final Person fresh = House.unactivated(new TenantId(boss.tenant()));
    private final OneTimePasswords passwords =
            new OneTimePasswords(House.table(), () -> KEYS, Planting.passwords(House.SYSTEM));

    @Test
    @DisplayName("D6: it lets a new person in once, to set a password of the own")
    void once() {
        var given = give().orElseThrow().text();
        assertThat(give().orElseThrow().text()).as("the mail, written again").isEqualTo(given);

        var token = Authenticator.token(Passwords.signIn(fresh.email(), given));
        assertThat(House.get("/v1/me", token).problem()).isEqualTo(Temporary.REQUIRED);
        assertThat(Passwords.signIn(fresh.email(), given).status()).isEqualTo(401);
        assertThat(give()).as("spent").isEmpty();
        assertThat(Temporary.change(token, given, Passwords.CHOSEN).status()).isEqualTo(204);
        assertThat(Passwords.signIn(fresh.email(), Passwords.CHOSEN).status()).isEqualTo(201);
        assertThat(give()).as("somebody has come").isEmpty();
    }

    @Test
    @DisplayName("D6: it stands beside the link: whichever is used first makes the other void")
    void link() {
        var link = House.linkToken(fresh.email());
        var given = give().orElseThrow().text();
        assertThat(Passwords.use(Passwords.ACTIVATE, link).status()).isEqualTo(204);
        assertThat(Passwords.signIn(fresh.email(), given).status()).isEqualTo(401);

        var other = House.unactivated(new TenantId(boss.tenant()));
        var second = House.linkToken(other.email());
        var one = give(item(other), links(item(other))).orElseThrow().text();
        var token = Authenticator.token(Passwords.signIn(other.email(), one));
        assertThat(Temporary.change(token, one, Passwords.CHOSEN).status()).isEqualTo(204);
        assertThat(Passwords.use(Passwords.ACTIVATE, second).status()).isEqualTo(410);
    }

    @Test
    @DisplayName(
            "D6: a link that is void brings none, and none takes the place of an administrator's")
    void none() {
        var old = links(item(fresh));
        House.SYSTEM.advance(Duration.ofMinutes(2));
        var people = new People(boss);
        var id = House.account(fresh.email()).value();
        assertThat(people.act(id, "/resend-activation").status()).isEqualTo(200);
        assertThat(give(item(fresh), old)).isEmpty();

        Temporary.of(boss).lend(fresh);
        assertThat(give()).isEmpty();
        assertThat(Passwords.signIn(fresh.email(), Temporary.LENT).status()).isEqualTo(201);
    }

    private Optional<OneTimePassword> give() {
        return give(item(fresh), links(item(fresh)));
    }

    private Optional<OneTimePassword> give(Item account, AccountLinks links) {
        return passwords.give(AccountItems.read(account), links);
    }

    private static AccountLinks links(Item account) {
        return AccountItems.links(account);
    }

    private static Item item(Person person) {
        return House.table().get(Keys.account(House.account(person.email()))).orElseThrow();
    }
}
