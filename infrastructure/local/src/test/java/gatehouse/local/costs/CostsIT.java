package gatehouse.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.gateway.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What each operation asks of the table, held to a checked-in table: one read too many is a
/// difference that somebody has to look at. After a wanted change, copy what is written to
/// `infrastructure/local/target/costs.txt`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CostsIT {
    private static final Path GOLDEN =
            Path.of("src/test/resources/gatehouse/local/costs/costs.txt");
    private static final String INVITE = OperationCosts.INVITE;

    /// How much later one of two calls begins that are made together, on a machine that is busy.
    private static final long LATE_MILLIS = 30;

    @SuppressWarnings("NullAway.Init")
    private static LocalSystem system;

    @SuppressWarnings("NullAway.Init")
    private static Costs costs;

    @BeforeAll
    static void measure() {
        system = LocalSystem.start(Options.usual().port(0));
        costs = OperationCosts.of(system);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void every_operation_costs_what_the_golden_table_says() throws IOException {
        var found = costs.table();
        Files.writeString(Path.of("target/costs.txt"), found);
        assertThat(found).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void every_route_is_in_the_table() {
        var routes =
                system.routes().all().stream()
                        .map(Route::key)
                        .filter(key -> !key.startsWith("HEAD ") && !key.equals("$default"));
        assertThat(routes).allSatisfy(route -> assertThat(costs.operations()).contains(route));
    }

    @Test
    void authorising_is_one_request_of_five_units_at_most() {
        for (var who : List.of("", OperationCosts.FIVE_GRANTS)) {
            var authorise = costs.of(OperationCosts.AUTHORISE + who);
            assertThat(authorise.requests()).isEqualTo(1);
            assertThat(authorise.reads()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void an_invitation_keeps_to_its_goal() {
        for (var who : List.of("", OperationCosts.FIVE_GRANTS)) {
            keepsToItsGoal(costs.of(INVITE + who));
        }
    }

    private static void keepsToItsGoal(Spent invite) {
        assertThat(invite.requests()).isLessThanOrEqualTo(4);
        assertThat(invite.rounds()).isLessThanOrEqualTo(3);
        assertThat(invite.transactions()).isZero();
        assertThat(invite.writes()).isLessThanOrEqualTo(12);
    }

    @Test
    void accepting_is_one_transaction_at_most() {
        assertThat(costs.of("POST /v1/invitation-links/accept").transactions())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void a_decision_is_one_request_and_so_are_many_in_one_tenant() {
        for (var route : List.of("POST /access/v1/evaluation", "POST /access/v1/evaluations")) {
            assertThat(costs.of(route).requests()).as(route).isEqualTo(1);
            assertThat(costs.of(route).writes()).as(route).isZero();
        }
    }

    @Test
    void twenty_wishes_are_submitted_by_two_requests_beside_authorising() {
        var submit = costs.of(OperationCosts.SUBMIT + OperationCosts.OF_TWENTY);
        var authorise = costs.of(OperationCosts.AUTHORISE);
        assertThat(submit.requests()).isLessThanOrEqualTo(authorise.requests() + 2);
        assertThat(submit.transactions()).isEqualTo(1);
    }

    @Test
    void twenty_wishes_are_implemented_by_one_read_and_one_transaction_beside_authorising() {
        var implement = costs.of(OperationCosts.IMPLEMENT + OperationCosts.OF_TWENTY);
        var authorise = costs.of(OperationCosts.AUTHORISE);
        assertThat(implement.requests()).isLessThanOrEqualTo(authorise.requests() + 2);
        assertThat(implement.transactions()).isEqualTo(1);
    }

    @Test
    void the_total_of_a_list_that_goes_on_costs_no_request() {
        assertThat(costs.of(OperationCosts.PEOPLE + OperationCosts.PAGED).requests())
                .isEqualTo(costs.of(OperationCosts.PEOPLE).requests())
                .isEqualTo(2);
    }

    @Test
    void an_idle_sweep_is_one_query_for_each_shard_at_most() {
        assertThat(costs.of(OperationCosts.IDLE_SWEEP).requests()).isLessThanOrEqualTo(16);
    }

    @Test
    void calls_side_by_side_are_one_round_even_if_one_begins_late() {
        var busy = OperationCosts.ofInviting(system, "laggy-real", CostsIT::late);
        assertThat(busy).isEqualTo(costs.of(INVITE));
    }

    private static Answer late(Call call, Service next) throws IOException {
        if (call.function().equals("invite") && call.action().equals("UpdateItem")) {
            LockSupport.parkNanos(Duration.ofMillis(LATE_MILLIS).toNanos());
        }
        return next.answer(call);
    }

    /// The safeguard itself: a product that reads once more than it has to is found out.
    @Test
    void one_read_too_many_is_a_difference() {
        var more = OperationCosts.ofInviting(system, "waste-real", CostsIT::readTwice);
        assertThat(more).isNotEqualTo(costs.of(INVITE));
        assertThat(more.requests()).isEqualTo(costs.of(INVITE).requests() + 1);
    }

    private static Answer readTwice(Call call, Service next) throws IOException {
        if (call.function().equals("invite") && call.action().equals("BatchGetItem")) {
            var _ = next.answer(call);
        }
        return next.answer(call);
    }
}
