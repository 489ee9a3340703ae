package gatehouse.domain;

import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.THREE_DAYS;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.grant;
import static gatehouse.domain.Samples.refusal;
import static gatehouse.domain.Samples.value;
import static gatehouse.domain.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gatehouse.domain.Grant.State;
import gatehouse.domain.Grant.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What the random lives of [GrantsAgainstANaiveModelTest] do not say in a sentence.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AGrantTest {
    private static final Duration MILLI = Duration.ofMillis(1);

    @Test
    void is_active_from_its_start_until_just_before_its_end() {
        var tomorrow = grant(BuiltInRole.AGENT, window(days(1), days(2)));
        assertThat(tomorrow.stateAt(days(1).minus(MILLI))).isEqualTo(State.SCHEDULED);
        assertThat(tomorrow.stateAt(days(1))).isEqualTo(State.ACTIVE);
        assertThat(tomorrow.stateAt(days(2).minus(MILLI))).isEqualTo(State.ACTIVE);
        assertThat(tomorrow.stateAt(days(2))).isEqualTo(State.ENDED);
    }

    @Test
    void has_nothing_to_tell_while_it_is_endless() {
        var endless = new Grants(List.of(grant(BuiltInRole.ACCOUNT_MANAGER, Window.from(NOON))));
        assertThat(endless.due()).isEqualTo(Instant.MAX);
        assertThat(endless.step(days(100_000))).isEmpty();
    }

    @Test
    void has_told_all_there_is_at_the_end_of_time() {
        var grants = new Grants(List.of(grant(BuiltInRole.AGENT, window(days(1), days(9)))));
        assertThat(sweep(grants, Instant.MAX)).containsExactly(Told.STARTED, Told.ENDED);
    }

    @Test
    void tells_its_start_its_reminder_and_its_end_once_each() {
        var grants = new Grants(List.of(grant(BuiltInRole.AGENT, window(days(1), days(9)))));
        var told = new ArrayList<Told>();
        for (int day = 0; day < 12; day++) {
            for (var step = grants.step(days(day));
                    step.isPresent();
                    step = grants.step(days(day))) {
                told.add(step.get().grant().told());
                grants = step.get().grants();
            }
        }
        assertThat(told).containsExactly(Told.STARTED, Told.REMINDED, Told.ENDED);
    }

    @Test
    void is_announced_where_its_window_is_just_as_long_as_the_notice_and_not_where_it_is_shorter() {
        var justLongEnough = grant(BuiltInRole.AGENT, window(days(1), days(4)));
        var shorter = grant(BuiltInRole.AGENT, window(days(1), days(4).minus(MILLI)));
        assertThat(justLongEnough.remindAt()).isEqualTo(days(1));
        assertThat(shorter.remindAt()).isEqualTo(Instant.MAX);
    }

    @Test
    void is_not_announced_if_it_is_given_when_the_announcement_should_have_been() {
        assertThat(grant(BuiltInRole.AGENT, window(NOON, days(5)), days(2)).remindAt())
                .isEqualTo(Instant.MAX);
        assertThat(grant(BuiltInRole.AGENT, window(NOON, days(5)), days(2).minus(MILLI)).remindAt())
                .isEqualTo(days(2));
    }

    @Test
    void survives_any_length_of_notice() {
        for (var notice : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofDays(-1))) {
            var grant =
                    Grant.given(
                            Samples.anotherGrantId(),
                            BuiltInRole.AGENT,
                            window(NOON, days(5)),
                            "",
                            "",
                            Samples.INVITER,
                            notice,
                            NOON);
            assertThat(grant.remindAt()).isEqualTo(Instant.MAX);
        }
    }

    @Test
    void is_announced_again_after_its_end_moved_away_and_only_then() {
        var grant = grant(BuiltInRole.AGENT, window(NOON, days(10)));
        var reminded = new Grants(List.of(grant)).step(days(7)).orElseThrow().grants();
        var extended = value(reminded.changeEnd(grant.id(), days(20), THREE_DAYS, days(8)));
        assertThat(extended.due()).isEqualTo(days(17));
        var barely =
                value(reminded.changeEnd(grant.id(), days(10).plus(MILLI), THREE_DAYS, days(8)));
        assertThat(barely.due()).isEqualTo(days(10).plus(MILLI));
    }

    @Test
    void is_still_announced_if_its_end_moves_a_little_while_the_sweep_is_late() {
        var grant = grant(BuiltInRole.AGENT, window(NOON, days(10)));
        var late = days(7).plusSeconds(30);
        var moved =
                value(
                        new Grants(List.of(grant))
                                .changeEnd(grant.id(), days(10).plusSeconds(5), THREE_DAYS, late));
        assertThat(sweep(moved, late)).containsExactly(Told.REMINDED);
    }

    @Test
    void that_was_told_to_have_ended_stays_ended_for_a_clock_that_is_behind() {
        var grant = grant(BuiltInRole.AGENT, window(NOON, days(10)));
        var revoked = value(new Grants(List.of(grant)).revoke(grant.id(), days(1)));
        var behind = days(1).minus(MILLI);
        assertThat(refusal(revoked.changeEnd(grant.id(), days(5), THREE_DAYS, behind)))
                .isEqualTo(new Refusal.Gone(behind));
        assertThat(refusal(revoked.revoke(grant.id(), behind))).isInstanceOf(Refusal.Gone.class);
        assertThat(revoked.step(days(400))).isEmpty();
    }

    @Test
    void that_was_revoked_before_it_began_is_closed_since_a_time_that_has_been() {
        var grant = grant(BuiltInRole.AGENT, window(days(5), days(10)));
        var revoked = value(new Grants(List.of(grant)).revoke(grant.id(), days(1)));
        assertThat(revoked.find(grant.id()).orElseThrow().window().isEmpty()).isTrue();
        assertThat(revoked.due()).isEqualTo(Instant.MAX);
        assertThat(refusal(revoked.revoke(grant.id(), days(2))))
                .isEqualTo(new Refusal.Gone(days(2)));
    }

    @Test
    void with_an_end_finer_than_a_millisecond_ends_with_the_millisecond() {
        var grant = grant(BuiltInRole.AGENT, window(NOON, days(10)));
        var grants = new Grants(List.of(grant));
        var moved =
                value(grants.changeEnd(grant.id(), days(5).plusNanos(999_999), THREE_DAYS, NOON));
        assertThat(moved.find(grant.id()).orElseThrow().window().end()).isEqualTo(days(5));
        assertThat(refusal(grants.changeEnd(grant.id(), NOON.plusNanos(5), THREE_DAYS, NOON)))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void cannot_become_endless() {
        var grant = grant(BuiltInRole.AGENT, window(NOON, days(10)));
        assertThat(
                        refusal(
                                new Grants(List.of(grant))
                                        .changeEnd(grant.id(), Instant.MAX, THREE_DAYS, NOON)))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void and_another_that_overlaps_it_end_apart() {
        var first = grant(BuiltInRole.CUSTOMER_MANAGER, window(NOON, days(5)));
        var second = grant(BuiltInRole.CUSTOMER_MANAGER, window(days(3), days(9)));
        var both = new Grants(List.of(first, second));
        assertThat(both.windowsOf(BuiltInRole.CUSTOMER_MANAGER.id()).apart())
                .containsExactly(window(NOON, days(9)));
        for (var revoked : List.of(days(4), days(4).plus(MILLI))) {
            var rest = value(both.revoke(first.id(), revoked));
            assertThat(rest.windowsOf(BuiltInRole.CUSTOMER_MANAGER.id()).lastsFrom(NOON))
                    .isEqualTo(days(9));
        }
        assertThat(sweep(both, days(5))).containsExactly(Told.STARTED, Told.ENDED);
    }

    @Test
    void is_one_of_twenty_open_ones_at_most() {
        var grants = Grants.NONE;
        for (int i = 0; i < Grants.MOST_OPEN; i++) {
            assertThat(grants.isFullAt(NOON)).isFalse();
            grants = grants.with(grant(BuiltInRole.AGENT, window(NOON, days(1 + i))), NOON);
        }
        var full = grants;
        var more = grant(BuiltInRole.AGENT, window(NOON, days(1)));
        assertThat(full.isFullAt(days(1).minus(MILLI))).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> full.with(more, NOON));
        assertThat(full.isFullAt(days(1))).as("the first has ended, told or not").isFalse();
    }

    @Test
    void that_was_just_told_of_is_kept_whatever_else_is_over() {
        var grants = Grants.NONE;
        for (int i = 0; i < Grants.MOST_ENDED; i++) {
            var farAhead = grant(BuiltInRole.AGENT, window(days(1000), days(1001)));
            grants = value(grants.with(farAhead, NOON).revoke(farAhead.id(), NOON));
        }
        var worked = grant(BuiltInRole.AGENT, window(NOON, days(1)));
        grants = grants.with(worked, NOON);
        var step = grants.step(days(1)).orElseThrow();
        assertThat(step.grants().find(worked.id())).contains(step.grant());
        assertThat(step.grants().all()).hasSize(Grants.MOST_ENDED);
        var later = grant(BuiltInRole.AGENT, window(days(2), days(3)));
        assertThat(step.grants().with(later, days(2)).find(worked.id())).isPresent();
    }

    private static List<Told> sweep(Grants grants, Instant now) {
        var told = new ArrayList<Told>();
        for (var step = grants.step(now); step.isPresent(); step = step.get().grants().step(now)) {
            told.add(step.get().grant().told());
            assertThat(told).as("a sweep comes to an end").hasSizeLessThan(10);
        }
        return told;
    }
}
