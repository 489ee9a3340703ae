package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AKeyringTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration LEAD = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofHours(2);
    private static final Keyring.Overlap OVERLAP = new Keyring.Overlap(LEAD, LIFE);

    /// How old what an instance knows of the keys may be.
    private static final Duration STALE = Duration.ofMinutes(5);

    @Test
    @DisplayName("F1: a new key checks at once, and signs once everybody knows it")
    void lead() {
        var ring = rotated(Keyring.of("old", "1"), "new", NOW);
        var from = NOW.plus(LEAD);

        assertThat(ids(ring, NOW)).containsExactly("old", "new");
        assertThat(ids(ring, from.minusMillis(1))).containsExactly("old", "new");
        assertThat(ids(ring, from)).containsExactly("new", "old");
    }

    @Test
    @DisplayName("F1: an old key checks for as long as what it signed may live, and no longer")
    void life() {
        var ring = rotated(Keyring.of("old", "1"), "new", NOW);
        var end = NOW.plus(LEAD).plus(LIFE);

        assertThat(ids(ring, end.minusMillis(1))).containsExactly("new", "old");
        assertThat(ids(ring, end)).containsExactly("new");
        assertThat(rotated(ring, "newer", end).keys())
                .extracting(Keyring.Key::id)
                .containsExactly("newer", "new");
    }

    @Test
    @DisplayName("F1: where what an old key sealed has no end, the key has none")
    void for_ever() {
        var overlap = new Keyring.Overlap(LEAD, Keyring.Overlap.FOR_EVER);
        var ring = Keyring.of("old", "1");
        for (int i = 1; i <= 50; i++) {
            var next = ring.rotate("new" + i, "2", overlap, NOW.plus(Duration.ofDays(400L * i)));
            ring = ((Outcome.Done<Keyring>) next).value();
        }

        assertThat(ids(ring, NOW.plus(Duration.ofDays(40_000)))).hasSize(51).contains("old");
    }

    @Test
    @DisplayName("F1: while a new key has not begun, there is no newer one")
    void twice() {
        var ring = rotated(Keyring.of("old", "1"), "new", NOW);
        var early = ring.rotate("newer", "3", OVERLAP, NOW.plus(LEAD).minusMillis(1));

        assertThat(early).isInstanceOf(Outcome.Refused.class);
        assertThat(ids(rotated(ring, "newer", NOW.plus(LEAD)), NOW.plus(LEAD)))
                .containsExactly("new", "newer", "old");
    }

    @Test
    @DisplayName(
            "F1: what any instance signs is good at every other one for as long as it may live")
    void nothing_dies() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var known = new ArrayList<>(List.of(Keyring.of("k0", "0")));
            var at = new ArrayList<>(List.of(Instant.MIN));
            var now = NOW;
            for (int n = 1; n < 8; n++) {
                now = now.plusSeconds(random.nextLong(LEAD.plus(LIFE).toSeconds() * 2));
                if (known.getLast().rotate("k" + n, "" + n, OVERLAP, now)
                        instanceof Outcome.Done<Keyring>(var next)) {
                    known.add(next);
                    at.add(now);
                }
            }
            for (int times = 0; times < 100; times++) {
                var signed = NOW.plusSeconds(random.nextLong(LIFE.toSeconds() * 16));
                var checked = signed.plusSeconds(random.nextLong(LIFE.toSeconds()));
                var signer = known.get(last(at, signed, random)).signing(signed);
                var checkers = known.get(last(at, checked, random)).checking(checked);
                assertThat(checkers)
                        .as("seed %d, signed %s, checked %s", seed, signed, checked)
                        .extracting(Keyring.Key::id)
                        .contains(signer.id());
            }
        }
    }

    /// What an instance knows that looked some minutes ago.
    private static int last(List<Instant> at, Instant now, SplittableRandom random) {
        var looked = now.minusSeconds(random.nextLong(STALE.toSeconds() + 1));
        int last = 0;
        for (int i = 0; i < at.size(); i++) {
            if (!at.get(i).isAfter(looked)) {
                last = i;
            }
        }
        return last;
    }

    @Test
    @DisplayName("F1: there is always a key that signs, and none of them shows itself")
    void never_without() {
        assertThatThrownBy(() -> new Keyring(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        var future = new Keyring.Key("f", "hidden", NOW.plus(LEAD), Instant.MAX);
        assertThat(new Keyring(List.of(future)).signing(NOW)).isEqualTo(future);
        assertThat(new Keyring(List.of(future)).toString()).doesNotContain("hidden");
    }

    private static Keyring rotated(Keyring ring, String id, Instant now) {
        return ring.rotate(id, "secret of " + id, OVERLAP, now)
                .fold(
                        next -> next,
                        why -> {
                            throw new AssertionError(why);
                        });
    }

    private static List<String> ids(Keyring ring, Instant now) {
        return ring.checking(now).stream().map(Keyring.Key::id).toList();
    }
}
