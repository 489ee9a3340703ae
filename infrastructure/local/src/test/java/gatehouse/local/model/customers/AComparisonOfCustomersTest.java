package gatehouse.local.model.customers;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.model.Answer;
import gatehouse.local.model.Difference;
import gatehouse.local.model.Shrinking;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The comparison of histories of customers bites: sides that differ from the model are found out.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AComparisonOfCustomersTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void finds_nothing_between_two_that_are_the_same() {
        assertThat(LongStream.rangeClosed(1, 50).mapToObj(seed -> played(seed, Model::new)))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void finds_access_that_is_kept_after_independence() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    public Answer does(Step step) {
                        var answer = super.does(step);
                        managed = true;
                        return answer;
                    }
                });
    }

    @Test
    void finds_a_manager_who_sees_into_the_customer() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    public String sees(Question question) {
                        return question.equals(new Question.May(Cast.CHIEF, Cast.CUSTOMER))
                                ? "as [everyone] with tickets"
                                : super.sees(question);
                    }
                });
    }

    @Test
    void finds_an_invitation_that_is_shown_after_it_was_deleted() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    Answer withdraw(Offered offer, String by) {
                        boolean pending = offer.state(this.now).equals("pending");
                        var answer = super.withdraw(offer, by);
                        offer.revoked = offer.revoked && !pending;
                        return answer;
                    }
                });
    }

    @Test
    void finds_who_stays_when_the_invitation_is_deleted() {
        assertFound(AComparisonOfCustomersTest::leavingNobody);
    }

    @Test
    void finds_an_older_link_that_is_good() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    Answer take(Offered offer, int older) {
                        return super.take(offer, older < offer.links.size() ? 0 : older);
                    }
                });
    }

    @Test
    void finds_a_barred_person_who_is_let_in() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    boolean isBarred(String who) {
                        return false;
                    }

                    @Override
                    Optional<Set<String>> in(String who, int tenant) {
                        return place(who, tenant).map(Place::roles);
                    }
                });
    }

    @Test
    void finds_a_guest_who_is_barred_there_and_let_in() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    Optional<Set<String>> in(String who, int tenant) {
                        return isBarred(who)
                                ? Optional.empty()
                                : place(who, tenant).map(Place::roles);
                    }
                });
    }

    @Test
    void finds_a_person_who_is_let_in_though_nobody_approved() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    boolean needsApproval(int tenant) {
                        return false;
                    }
                });
    }

    @Test
    void finds_a_member_who_is_sent_a_link_to_join() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    boolean isMember(String who, int tenant) {
                        return false;
                    }
                });
    }

    @Test
    void finds_a_module_that_is_off_and_works() {
        assertFound(now ->
                new Model(now) {
                    @Override
                    public Answer does(Step step) {
                        var answer = super.does(step);
                        on = true;
                        return answer;
                    }
                });
    }

    @Test
    void leaves_of_a_failing_history_only_what_it_needs() {
        var seed =
                LongStream.rangeClosed(1, 50)
                        .filter(one ->
                                played(one, AComparisonOfCustomersTest::leavingNobody).isPresent())
                        .findFirst()
                        .orElseThrow();
        var least =
                Shrinking.of(
                        new Shrinking.Failure<>(
                                History.of(seed),
                                played(seed, AComparisonOfCustomersTest::leavingNobody)
                                        .orElseThrow()),
                        fewer -> Comparison.of(fewer, new Model(NOON), leavingNobody(NOON)),
                        60);
        assertThat(least.steps()).as("invite, accept, delete").hasSize(3);
        assertThat(least.parted().readable(least.steps()))
                .contains("Offer[", "Take[", "Withdraw[", "the model: ", "the system: ");
    }

    @Test
    void reaches_every_kind_of_answer() {
        var seen = new TreeSet<Integer>();
        LongStream.rangeClosed(1, 50)
                .forEach(seed -> {
                    var model = new Model(NOON);
                    History.of(seed).forEach(step -> seen.add(model.does(step).status()));
                });
        assertThat(seen).contains(200, 201, 202, 204, 401, 403, 404, 409, 410, 429);
    }

    private static Model leavingNobody(Instant now) {
        return new Model(now) {
            @Override
            void leave(Offered offer) {}
        };
    }

    private static Optional<Difference> played(long seed, Function<Instant, Model> other) {
        return Comparison.of(History.of(seed), new Model(NOON), other.apply(NOON));
    }

    private static void assertFound(Function<Instant, Model> wrong) {
        assertThat(LongStream.rangeClosed(1, 50).mapToObj(seed -> played(seed, wrong)))
                .anyMatch(Optional::isPresent);
    }
}
