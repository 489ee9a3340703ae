package gatehouse.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.AccountId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.factor.Enrolment.Begun;
import gatehouse.domain.factor.Enrolment.Codes;
import gatehouse.domain.factor.Enrolment.None;
import gatehouse.domain.factor.Enrolment.On;
import gatehouse.domain.factor.Enrolment.Use;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnEnrolmentTest {
    private static final AccountId ANA = new AccountId("a".repeat(26));
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final long STEP = Totp.stepAt(NOON);
    private final Random random = new Random(11);
    private final Totp totp = Totp.next(random);
    private final Codes codes = Codes.next(ANA, random);
    private final On on = new On(totp, STEP - 1, codes.hashes());

    @Test
    void begins_anew_with_another_secret_until_it_is_on() {
        var first = done(new None().begin(random));
        var second = done(first.begin(random));
        assertThat(second.totp().typed()).isNotEqualTo(first.totp().typed());
        assertThat(on.begin(random)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void is_confirmed_by_a_code_of_the_app_which_is_spent_then() {
        var confirmed = done(new Begun(totp).confirm(totp.code(STEP), codes, NOON));
        assertThat(confirmed.recovery()).hasSize(10).isEqualTo(codes.hashes());
        assertThat(confirmed.use(totp.code(STEP), ANA, NOON)).isEqualTo(new Use.Wrong());
    }

    @Test
    void is_confirmed_by_nothing_else() {
        var begun = new Begun(totp);
        for (var code : new String[] {"", "000000x", codes.codes().getFirst().written()}) {
            assertThat(refusal(begun.confirm(code, codes, NOON)))
                    .isEqualTo(Refusal.Invalid.at("/code", "is not a code that is good now"));
        }
        assertThat(done(begun.begun())).isEqualTo(begun);
        assertThat(refusal(new None().begun())).isInstanceOf(Refusal.Conflict.class);
        assertThat(refusal(on.begun())).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void can_be_used_only_where_it_is_on() {
        assertThat(done(on.on())).isEqualTo(on);
        assertThat(refusal(new None().on())).isInstanceOf(Refusal.Conflict.class);
        assertThat(refusal(new Begun(totp).on())).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void takes_a_recovery_code_of_its_own_account_only() {
        var code = codes.codes().getFirst();
        assertThat(on.use(code.written(), ANA, NOON)).isEqualTo(new Use.Recovery(code.hash(ANA)));
        assertThat(on.use(code.written(), new AccountId("b".repeat(26)), NOON))
                .isEqualTo(new Use.Wrong());
    }

    /// The model keeps every step and code that was taken.
    @Test
    void two_thousand_random_lives_are_as_a_naive_model_says() {
        for (long seed = 0; seed < 2_000; seed++) {
            var dice = new Random(seed);
            var state = on;
            var steps = new HashSet<Long>(Set.of(STEP - 1));
            var spent = new HashSet<RecoveryCode>();
            long seconds = NOON.getEpochSecond();
            for (int i = 0; i < 30; i++) {
                seconds += dice.nextInt(25);
                var now = Instant.ofEpochSecond(seconds);
                if (dice.nextInt(4) == 0) {
                    var code = codes.codes().get(dice.nextInt(10));
                    boolean good = spent.add(code);
                    state = played(state, code.written(), good, now, "seed " + seed);
                } else {
                    long step = seconds / 30 + dice.nextInt(7) - 3;
                    boolean good =
                            Math.abs(step - seconds / 30) < 2
                                    && steps.stream().allMatch(used -> used < step);
                    if (good) {
                        steps.add(step);
                    }
                    state = played(state, totp.code(step), good, now, "seed " + seed);
                }
            }
        }
    }

    private static On played(On state, String code, boolean good, Instant now, String seed) {
        return switch (state.use(code, ANA, now)) {
            case Use.Step(var step) -> {
                assertThat(good).as(seed).isTrue();
                yield new On(state.totp(), step, state.recovery());
            }
            case Use.Recovery(var hash) -> {
                assertThat(good).as(seed).isTrue();
                var left = new HashSet<>(state.recovery());
                left.remove(hash);
                yield new On(state.totp(), state.lastStep(), left);
            }
            case Use.Wrong() -> {
                assertThat(good).as(seed).isFalse();
                yield state;
            }
        };
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).why();
    }
}
