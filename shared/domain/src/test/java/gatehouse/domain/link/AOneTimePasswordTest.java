package gatehouse.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.AccountId;
import gatehouse.domain.Keyring;
import gatehouse.domain.Keyring.Overlap;
import gatehouse.domain.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AOneTimePasswordTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final AccountId ANA = new AccountId("a".repeat(26));
    private static final AccountId BEN = new AccountId("b".repeat(26));
    private static final Keyring KEYS = Keyring.of("one", "k".repeat(64));

    @Test
    void has_four_groups_that_can_be_read_and_typed() {
        assertThat(of(ANA, NOON, KEYS)).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
    }

    @Test
    void is_the_same_each_time_and_another_one_for_each_person_link_and_key() {
        var other = Keyring.of("one", "l".repeat(64));
        var all =
                new HashSet<>(
                        java.util.List.of(
                                of(ANA, NOON, KEYS),
                                of(BEN, NOON, KEYS),
                                of(ANA, NOON.plusMillis(1), KEYS),
                                of(ANA, NOON, other)));
        assertThat(all).hasSize(4);
        assertThat(of(ANA, NOON, KEYS)).isEqualTo(of(ANA, NOON, KEYS));
    }

    @Test
    void stays_as_it_is_while_the_key_that_made_it_is_known() {
        var overlap = new Overlap(Duration.ofHours(1), Duration.ofDays(30));
        var rotated = KEYS.rotate("two", "m".repeat(64), overlap, NOON.plusSeconds(1));
        var keys = ((Outcome.Done<Keyring>) rotated).value();

        assertThat(of(ANA, NOON, keys)).isEqualTo(of(ANA, NOON, KEYS));
        var later = NOON.plus(Duration.ofHours(2));
        assertThat(of(ANA, later, keys)).isNotEqualTo(of(ANA, later, KEYS));
    }

    @Test
    void shows_itself_in_no_log() {
        var password = OneTimePassword.of(ANA, new AccountLinks(1, false), KEYS);
        assertThat(password.toString()).doesNotContain(password.text());
    }

    private static String of(AccountId account, Instant asked, Keyring keys) {
        return OneTimePassword.of(account, new AccountLinks(asked.toEpochMilli(), false), keys)
                .text();
    }
}
