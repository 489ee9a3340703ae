package gatehouse.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.AccountId;
import gatehouse.domain.ExportId;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Export.Progress;
import gatehouse.domain.people.Export.State;
import gatehouse.domain.people.Export.Status;
import gatehouse.domain.people.Search.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnExportTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Instant TOO_LATE = NOON.plus(Export.LONGEST);
    private static final Instant LATER = NOON.plus(Export.CLAIMED);
    private static final Search EVERYBODY =
            new Search(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Shown.EXCLUDE,
                    Shown.INCLUDE,
                    Shown.INCLUDE);
    private static final Export ASKED =
            Export.asked(
                    ExportId.next(new SplittableRandom(1)),
                    new TenantId("acme"),
                    AccountId.next(new SplittableRandom(2)),
                    new Extract(EVERYBODY, Order.NAME, false, Columns.STANDARD),
                    NOON);
    private static final Export RUNNING =
            ASKED.with(new State.Running("one", LATER, Progress.begun("upload")));

    @Test
    void is_for_anybody_until_it_has_an_owner_and_then_for_the_owner_alone_while_it_is_claimed() {
        assertThat(ASKED.isFor("one", NOON)).isTrue();
        assertThat(RUNNING.isFor("one", NOON)).isTrue();
        assertThat(RUNNING.isFor("another", LATER.minusMillis(1))).isFalse();
        assertThat(RUNNING.isFor("another", LATER)).isTrue();
    }

    @Test
    void is_for_nobody_once_it_has_come_to_its_end() {
        for (var end : List.of(new State.Done(3, NOON), new State.Failed(NOON))) {
            assertThat(ASKED.with(end).isFor("one", NOON)).isFalse();
            assertThat(ASKED.with(end).isOverAt(NOON)).isTrue();
            assertThat(ASKED.with(end).finishedAt(NOON)).contains(NOON);
        }
    }

    @Test
    void fails_by_itself_at_the_very_instant_at_which_it_is_given_up() {
        for (var unfinished : List.of(ASKED, RUNNING)) {
            var before = TOO_LATE.minusMillis(1);
            assertThat(unfinished.statusAt(before)).isNotEqualTo(Status.FAILED);
            assertThat(unfinished.isOverAt(before)).isFalse();
            assertThat(unfinished.statusAt(TOO_LATE)).isEqualTo(Status.FAILED);
            assertThat(unfinished.finishedAt(TOO_LATE)).contains(TOO_LATE);
            assertThat(unfinished.isFor("one", TOO_LATE)).isFalse();
        }
        var done = ASKED.with(new State.Done(3, NOON));
        assertThat(done.statusAt(TOO_LATE)).isEqualTo(Status.DONE);
    }

    @Test
    void counts_the_rows_of_its_parts_until_the_last() {
        var one = Progress.begun("upload").with("a", 4, Optional.of("place"));
        assertThat(one.whole()).isFalse();
        var two = one.with("b", 3, Optional.empty());
        assertThat(two.parts()).containsExactly("a", "b");
        assertThat(two.whole()).isTrue();
        assertThat(ASKED.with(new State.Running("one", LATER, two)).rows()).isEqualTo(7);
        assertThat(ASKED.rows()).isZero();
    }
}
