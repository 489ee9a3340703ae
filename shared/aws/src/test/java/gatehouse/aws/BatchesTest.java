package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.domain.TenantId;
import gatehouse.domain.Unreachable;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Reading more items than one request can ask for.
class BatchesTest {
    private static final Pattern KEYS = Pattern.compile("\"Keys\":(\\[.*?])");
    private static final int AT_ONCE = 10;
    private static final String REFUSED =
            """
            {"__type":"com.amazonaws.dynamodb.v20120810#ValidationException","message":"no"}\
            """;

    @Test
    @DisplayName(
            "B9: what takes twenty requests is asked for ten at a time, and all of it is found")
    void ten_at_a_time() {
        var ten = new CyclicBarrier(AT_ONCE);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var wire =
                new Wire(body -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    meet(ten);
                    now.decrementAndGet();
                    return all(body);
                });
        try (var meter = Meter.begin()) {
            var found = wire.table().batchOfLate(keys(2_000));

            assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(keys(2_000));
            assertThat(most).hasValue(AT_ONCE);
            assertThat(meter.usage().requests()).isEqualTo(20);
            assertThat(meter.usage().readUnits()).isEqualTo(20 * 50.0);
        }
    }

    @Test
    @DisplayName("B9: what is left over is asked for in a request of its own, and nothing twice")
    void left_over() {
        var wire = new Wire(BatchesTest::all);
        var twice = IntStream.range(0, 2).boxed().flatMap(_ -> keys(1_001).stream()).toList();

        assertThat(wire.table().batch(twice)).hasSize(1_001);
        assertThat(wire.sent()).hasSize(11);
        assertThat(wire.table().batch(List.of())).isEmpty();
        assertThat(wire.sent()).hasSize(11);
    }

    @Test
    @DisplayName(
            "F8: a fault in one of several requests is thrown as it was, and no more are begun")
    void fault() {
        var wire =
                new Wire(body ->
                        body.contains(name(150)) ? new Wire.Reply(400, REFUSED) : all(body));

        assertThatThrownBy(() -> wire.table().batch(keys(2_000)))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("no");
        assertThat(wire.sent()).hasSize(AT_ONCE);
    }

    @Test
    @DisplayName(
            "F8: keys that one of several requests left unread are asked for again, not for ever")
    void unread() {
        var once = new AtomicBoolean();
        var late =
                new Wire(body ->
                        body.contains(name(150)) && once.compareAndSet(false, true)
                                ? none(body)
                                : all(body));
        assertThat(late.table().batch(keys(1_000))).hasSize(1_000);
        assertThat(late.sent()).hasSize(AT_ONCE + 1);

        Function<String, Wire.Reply> never =
                body -> body.contains(name(150)) ? none(body) : all(body);
        assertThatThrownBy(() -> new Wire(never).table().batch(keys(1_000)))
                .isInstanceOf(Unreachable.class);
    }

    private static void meet(CyclicBarrier ten) {
        try {
            ten.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError("fewer than ten at once", alone);
        }
    }

    private static List<Key> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Keys.tenant(new TenantId(name(number))))
                .toList();
    }

    private static String name(int number) {
        return "t%04d".formatted(number);
    }

    /// An item at each place that is asked for.
    private static Wire.Reply all(String body) {
        return Wire.Reply.ok(
                """
                {"Responses":{"t":%s},"ConsumedCapacity":[{"TableName":"t","CapacityUnits":50}]}\
                """
                        .formatted(asked(body)));
    }

    private static Wire.Reply none(String body) {
        return Wire.Reply.ok(
                """
                {"Responses":{"t":[]},"UnprocessedKeys":{"t":{"Keys":%s}}}\
                """
                        .formatted(asked(body)));
    }

    private static String asked(String body) {
        var keys = KEYS.matcher(body);
        assertThat(keys.find()).as(body).isTrue();
        return keys.group(1);
    }
}
