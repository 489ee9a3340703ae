package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeterTest {
    private static final String ONE =
            """
            {"ConsumedCapacity":{"TableName":"t","CapacityUnits":2.5}}\
            """;
    private static final String TWO =
            """
            {"Responses":{},"ConsumedCapacity":[{"TableName":"t","CapacityUnits":1},\
            {"TableName":"u","CapacityUnits":3}]}\
            """;
    private static final Key PLACE = Keys.tenant(new gatehouse.domain.TenantId("acme"));

    private final ConcurrentLinkedQueue<Wire.Reply> answers = new ConcurrentLinkedQueue<>();
    private final Wire wire = new Wire(_ -> answers.remove());
    private final Table table = wire.table();

    @Test
    void units_are_asked_for_and_added_up() {
        answer(200, TWO);
        answer(200, ONE);
        answer(200, ONE);
        try (var meter = Meter.begin()) {
            var _ = table.batch(List.of(PLACE));
            var _ = table.get(PLACE);
            var _ = table.commit(Updating.of(PLACE).set("a", "b").write());

            assertThat(meter.usage())
                    .isEqualTo(
                            new Meter.Usage(
                                    3,
                                    6.5,
                                    2.5,
                                    Map.of(
                                            "dynamodb.BatchGetItem", 1,
                                            "dynamodb.GetItem", 1,
                                            "dynamodb.UpdateItem", 1)));
        }
        assertThat(wire.sent())
                .hasSize(3)
                .allSatisfy(
                        sent -> assertThat(sent).contains("\"ReturnConsumedCapacity\":\"TOTAL\""));
    }

    @Test
    void every_kind_of_call_asks_for_its_units() {
        IntStream.range(0, 7).forEach(_ -> answer(200, "{}"));
        var create = new Write.Create(Draft.at(PLACE).put("a", "b").item(), Instant.EPOCH);
        var update = Updating.of(PLACE).set("a", "b").write();

        var _ = table.get(PLACE);
        var _ = table.batch(List.of(PLACE));
        var _ = table.list(Listing.whole("pk", 10));
        var _ = table.all(Listing.whole("pk", 10));
        var _ = table.commit(create);
        var _ = table.commit(update);
        var _ = table.commit(List.of(create, update), EventId.next(new Random(1)));

        assertThat(wire.sent())
                .hasSize(7)
                .allSatisfy(
                        sent -> assertThat(sent).contains("\"ReturnConsumedCapacity\":\"TOTAL\""));
    }

    @Test
    void a_try_that_failed_counts_as_a_request() {
        answer(500, "{}");
        answer(200, ONE);
        try (var meter = Meter.begin()) {
            var _ = table.get(PLACE);

            assertThat(meter.usage().requests()).isEqualTo(2);
            assertThat(meter.usage().readUnits()).isEqualTo(2.5);
        }
    }

    @Test
    void a_call_beside_on_a_thread_of_its_own_counts_too() throws Exception {
        answer(200, ONE);
        answer(200, ONE);
        try (var meter = Meter.begin()) {
            var beside = new FutureTask<>(() -> table.get(PLACE));
            Thread.startVirtualThread(beside);
            var _ = table.get(PLACE);
            var _ = beside.get();

            assertThat(meter.usage().requests()).isEqualTo(2);
        }
    }

    @Test
    void work_elsewhere_and_after_the_end_does_not_count() throws Exception {
        var elsewhere = new FutureTask<>(() -> table.get(PLACE));
        var other = Thread.ofVirtual().unstarted(elsewhere);
        answer(200, ONE);
        answer(200, ONE);
        Meter.Usage used;
        try (var meter = Meter.begin()) {
            other.start();
            var _ = elsewhere.get();
            used = meter.usage();
        }
        var _ = table.get(PLACE);

        assertThat(used.requests()).isZero();
        assertThat(Meter.current()).isNull();
    }

    private void answer(int status, String body) {
        answers.add(new Wire.Reply(status, body));
    }
}
