package gatehouse.local.costs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.LocalSystem;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/// Counts what functions ask of the table. Units are the table's own figures (ConsumedCapacity, the
/// indexes included), but for transactions, which DynamoDB Local reports wrongly: those go by the
/// [TransactionModel].
///
/// Each call is held for a moment before it is carried on, so that calls side by side are seen to
/// overlap.
public final class CallMeter implements Hook {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TABLE = "dynamodb";
    private static final String TRANSACTION = "TransactWriteItems";

    private final TransactionModel transactions;
    private final long holdMillis;
    private final List<Seen> all = new ArrayList<>();

    /// Makes one, to be hooked in.
    ///
    /// @param hold for how long each call is held; zero where nobody asks for rounds
    public CallMeter(LocalSystem system, Duration hold) {
        this.transactions = new TransactionModel(system);
        this.holdMillis = hold.toMillis();
    }

    private record Seen(
            String function,
            boolean table,
            boolean transaction,
            double reads,
            double writes,
            long begun,
            long ended) {}

    @Override
    public Answer around(Call call, Service next) throws IOException {
        long begun = System.nanoTime();
        pause();
        if (!call.service().equals(TABLE)) {
            var answer = next.answer(call);
            add(new Seen(call.function(), false, false, 0, 0, begun, System.nanoTime()));
            return answer;
        }
        var body = (ObjectNode) MAPPER.readTree(call.body().asByteArray());
        body.put("ReturnConsumedCapacity", "INDEXES");
        if (call.action().equals(TRANSACTION)) {
            var before = transactions.before(body);
            var answer = next.answer(call);
            double writes = transactions.units(before);
            add(new Seen(call.function(), true, true, 0, writes, begun, System.nanoTime()));
            return answer;
        }
        var answer = next.answer(with(body, call));
        double units = units(MAPPER.readTree(answer.body().asByteArray()));
        boolean reads = isRead(call.action());
        add(
                new Seen(
                        call.function(),
                        true,
                        false,
                        reads ? units : 0,
                        reads ? 0 : units,
                        begun,
                        System.nanoTime()));
        return answer;
    }

    private void pause() {
        try {
            Thread.sleep(holdMillis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRead(String action) {
        return action.equals("GetItem") || action.equals("BatchGetItem") || action.equals("Query");
    }

    private static Call with(ObjectNode body, Call call) throws IOException {
        var bytes = SdkBytes.fromByteArray(MAPPER.writeValueAsBytes(body));
        var request =
                call.request().toBuilder()
                        .putHeader("Content-Length", Integer.toString(bytes.asByteArray().length))
                        .build();
        return new Call(call.function(), call.service(), call.action(), request, bytes);
    }

    /// One request's: a batch reports a list, one for each table.
    private static double units(JsonNode answer) {
        var consumed = answer.path("ConsumedCapacity");
        if (consumed.isArray()) {
            double sum = 0;
            for (var table : consumed) {
                sum += table.path("CapacityUnits").asDouble();
            }
            return sum;
        }
        return consumed.path("CapacityUnits").asDouble();
    }

    private synchronized void add(Seen seen) {
        all.add(seen);
    }

    /// Forgets what was counted.
    public synchronized void reset() {
        all.clear();
    }

    /// What a function spent since the last reset.
    public synchronized Spent of(String function) {
        var seen = all.stream().filter(each -> each.function().equals(function)).toList();
        var table = seen.stream().filter(Seen::table).toList();
        return new Spent(
                table.size(),
                rounds(table),
                table.stream().mapToDouble(Seen::reads).sum(),
                table.stream().mapToDouble(Seen::writes).sum(),
                (int) table.stream().filter(Seen::transaction).count(),
                seen.size() - table.size());
    }

    /// A call that begins after one of the round has ended may have waited for it: a new round.
    private static int rounds(List<Seen> calls) {
        int rounds = 0;
        long firstEnd = Long.MIN_VALUE;
        for (var call : calls.stream().sorted(Comparator.comparingLong(Seen::begun)).toList()) {
            if (rounds == 0 || call.begun() >= firstEnd) {
                rounds++;
                firstEnd = call.ended();
            } else {
                firstEnd = Math.min(firstEnd, call.ended());
            }
        }
        return rounds;
    }
}
