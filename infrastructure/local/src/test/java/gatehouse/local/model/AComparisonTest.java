package gatehouse.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The comparison of histories bites: sides that differ from the model are found out.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AComparisonTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void finds_nothing_between_two_that_are_the_same() {
        assertThat(LongStream.rangeClosed(1, 50).mapToObj(seed -> played(seed, Model::new)))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void finds_an_extension_that_opens_a_gap() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    boolean isIn(String who, int tenant) {
                        boolean justMoved =
                                heldBy(who, tenant).stream()
                                        .map(one -> one.all.getLast())
                                        .anyMatch(last ->
                                                last.what().equals("changed")
                                                        && last.at().equals(this.now));
                        return super.isIn(who, tenant) && !justMoved;
                    }
                });
    }

    @Test
    void finds_an_extension_that_is_forgotten() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    void moved(Offered offer, Instant end) {}
                });
    }

    @Test
    void finds_a_second_grant() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    public String sees(Question question) {
                        var seen = super.sees(question);
                        return question instanceof Question.Grants && seen.contains("active")
                                ? seen + "; " + seen
                                : seen;
                    }
                });
    }

    @Test
    void finds_a_mail_that_is_sent_twice() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    void mail(String kind, String to) {
                        super.mail(kind, to);
                        super.mail(kind, to);
                    }
                });
    }

    @Test
    void finds_a_mail_to_a_system_admin_that_is_lost() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    void mail(String kind, String to) {
                        if (!to.equals(Cast.ROOT)) {
                            super.mail(kind, to);
                        }
                    }
                });
    }

    @Test
    void finds_a_window_that_may_be_too_long() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    boolean isBadEnd(Instant start, Instant end) {
                        return !end.isAfter(start) || !end.isAfter(this.now);
                    }
                });
    }

    @Test
    void finds_an_accept_by_the_wrong_person() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    Answer accept(Step.Accept accept) {
                        var right = super.accept(accept);
                        return right.status() == 403 ? Answer.of(200, "") : right;
                    }
                });
    }

    @Test
    void finds_access_that_a_disabled_person_keeps() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    boolean isBarred(String who, int tenant) {
                        return false;
                    }
                });
    }

    @Test
    void finds_who_may_do_in_a_tenant_what_is_for_another() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    Optional<Answer> keptFrom(String who, int tenant, boolean vendorToo) {
                        return Cast.managed(who) >= 0
                                ? Optional.empty()
                                : super.keptFrom(who, tenant, vendorToo);
                    }
                });
    }

    @Test
    void leaves_of_a_failing_history_only_what_it_needs() {
        Function<Instant, Model> wrong =
                now ->
                        new Model(now) {
                            @Override
                            void moved(Offered offer, Instant end) {}
                        };
        var seed =
                LongStream.rangeClosed(1, 50)
                        .filter(one -> played(one, wrong).isPresent())
                        .findFirst()
                        .orElseThrow();
        var steps = History.of(seed);
        var parted = played(seed, wrong).orElseThrow();
        var least =
                Shrinking.of(
                        new Shrinking.Failure<>(steps, parted),
                        fewer -> Comparison.of(fewer, new Model(NOON), wrong.apply(NOON)),
                        60);
        assertThat(least.steps()).as("invite, accept, move").hasSize(3);
        assertThat(least.parted().readable(least.steps()))
                .contains("Invite[", "Accept[", "Move[", "the model: ", "the system: ");
    }

    @Test
    void reaches_every_kind_of_answer() {
        var seen = new java.util.TreeSet<Integer>();
        LongStream.rangeClosed(1, 50)
                .forEach(seed -> {
                    var model = new Model(NOON);
                    for (var step : History.of(seed)) {
                        seen.add(model.does(step, model.meaning(step)).status());
                    }
                });
        assertThat(seen)
                .containsAll(
                        IntStream.of(200, 201, 204, 401, 403, 404, 409, 410, 412, 422, 428, 429)
                                .boxed()
                                .toList());
    }

    private static Optional<Difference> played(long seed, Function<Instant, Model> other) {
        return Comparison.of(History.of(seed), new Model(NOON), other.apply(NOON));
    }

    private static void assertFound(Function<Instant, Model> wrong) {
        assertThat(LongStream.rangeClosed(1, 50).mapToObj(seed -> played(seed, wrong)))
                .anyMatch(Optional::isPresent);
    }
}
