package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.functions.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;

/// Lambda's reader of the table's stream: in order, filtered, and each batch until it succeeds.
public final class StreamPump extends Pump {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long POLL_MILLIS = 1000;

    private final StreamReader reader;
    private final String arn;
    private final int batchSize;
    private final List<EventPattern> filters;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicLong written = new AtomicLong(1);
    private final AtomicLong drained = new AtomicLong();
    private final Deque<JsonNode> pending = new ArrayDeque<>();
    private int tries;

    public StreamPump(Function function, JsonNode source, StreamReader reader) {
        super(function);
        this.reader = reader;
        this.arn = source.path("Stream").asText();
        this.batchSize = source.path("BatchSize").asInt(100);
        var patterns = new ArrayList<EventPattern>();
        for (var filter : source.path("FilterCriteria").path("Filters")) {
            patterns.add(EventPattern.of(parsed(filter.path("Pattern").asText())));
        }
        this.filters = List.copyOf(patterns);
    }

    /// The table was written to.
    public void written() {
        written.incrementAndGet();
        wake.release();
    }

    @Override
    public String unfinished() {
        return drained.get() == written.get() ? "" : told("changes in the stream");
    }

    @Override
    void step() throws InterruptedException {
        gate().pass(this::carry);
        if (tries > 0) {
            Thread.sleep(Backoff.after(tries));
        } else if (drained.get() == written.get()) {
            if (wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        }
    }

    private void carry() {
        long seen = written.get();
        try {
            if (pending.isEmpty()) {
                reader.read().forEach(record -> pending.add(StreamRecords.json(record, arn)));
            }
        } catch (SdkException gone) {
            failed(gone);
            tries++;
            return;
        }
        if (pending.isEmpty()) {
            drained.set(seen);
        } else {
            give();
        }
    }

    /// Gives the function the next batch. What the filters drop passes on the way.
    private void give() {
        var batch = new ArrayList<JsonNode>();
        var last = "";
        for (var record : pending) {
            if (wanted(record)) {
                if (batch.size() == batchSize) {
                    break;
                }
                batch.add(record);
            }
            last = sequence(record);
        }
        var firstFailed = batch.isEmpty() ? "" : firstFailed(batch);
        if (firstFailed.isEmpty()) {
            tries = 0;
            done(last);
        } else {
            tries++;
            doneBefore(firstFailed);
        }
    }

    private boolean wanted(JsonNode record) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(record));
    }

    /// The sequence number from which on all has to come again; empty if nothing has to.
    private String firstFailed(List<JsonNode> batch) {
        var event = JsonNodeFactory.instance.objectNode();
        event.putArray("Records").addAll(batch);
        try {
            var answer = function().invoke(event);
            succeeded();
            var failures = answer.path("batchItemFailures");
            for (var record : batch) {
                for (var failure : failures) {
                    if (failure.path("itemIdentifier").asText().equals(sequence(record))) {
                        return sequence(record);
                    }
                }
            }
            // as Lambda has it: a failure that names no record of the batch is the whole batch's
            return failures.isEmpty() ? "" : sequence(batch.getFirst());
        } catch (Function.Failed crash) {
            failed(crash);
            return sequence(batch.getFirst());
        }
    }

    private void done(String last) {
        while (!pending.isEmpty()) {
            var sequence = sequence(pending.remove());
            if (sequence.equals(last)) {
                break;
            }
        }
        reader.done(last);
    }

    private void doneBefore(String failed) {
        var last = "";
        while (!sequence(pending.element()).equals(failed)) {
            last = sequence(pending.remove());
        }
        if (!last.isEmpty()) {
            reader.done(last);
        }
    }

    private static String sequence(JsonNode record) {
        return record.path("dynamodb").path("SequenceNumber").asText();
    }

    private static JsonNode parsed(String pattern) {
        try {
            return MAPPER.readTree(pattern);
        } catch (IOException broken) {
            throw new UncheckedIOException("a filter that is not JSON: " + pattern, broken);
        }
    }
}
