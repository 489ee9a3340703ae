package gatehouse.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.functions.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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
    private final Backlog backlog = new Backlog();
    private final Disorder disorder;
    private int tries;

    /// @param disorder of what is delivered
    public StreamPump(Function function, JsonNode source, StreamReader reader, Disorder disorder) {
        super(function);
        this.disorder = disorder;
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
            if (backlog.isEmpty()) {
                backlog.add(
                        reader.read().stream()
                                .map(record -> StreamRecords.json(record, arn))
                                .toList(),
                        this::wanted);
            }
        } catch (SdkException gone) {
            failed(gone);
            tries++;
            return;
        }
        if (backlog.isEmpty()) {
            drained.set(seen);
        } else {
            give();
        }
    }

    /// Gives the function the next batch of each shard, all at the same time.
    private void give() {
        var batches =
                IntStream.range(0, disorder.shards())
                        .mapToObj(shard -> batch(backlog.of(shard, disorder.shards())))
                        .filter(batch -> !batch.isEmpty())
                        .toList();
        boolean failed = false;
        for (var done : taken(batches)) {
            backlog.done(done.records());
            failed |= done.failed();
        }
        tries = failed ? tries + 1 : 0;
        var last = backlog.advance();
        if (!last.isEmpty()) {
            reader.done(last);
        }
    }

    private List<JsonNode> batch(List<JsonNode> waiting) {
        return waiting.isEmpty()
                ? waiting
                : waiting.subList(0, disorder.cut(Math.min(batchSize, waiting.size())));
    }

    /// What a function did of a batch.
    private record Taken(List<JsonNode> records, boolean failed) {}

    private List<Taken> taken(List<List<JsonNode>> batches) {
        if (batches.size() == 1) {
            return List.of(take(batches.getFirst()));
        }
        try (var shards = Executors.newVirtualThreadPerTaskExecutor()) {
            return batches.stream()
                    .map(batch -> CompletableFuture.supplyAsync(() -> take(batch), shards))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private Taken take(List<JsonNode> batch) {
        Pauses.pause(disorder.late());
        var firstFailed = firstFailed(batch);
        if (firstFailed.isEmpty() && disorder.again()) {
            // the position was lost before it was noted
            firstFailed = firstFailed(batch);
        }
        var first = firstFailed;
        return new Taken(
                batch.stream()
                        .takeWhile(record -> !Backlog.sequence(record).equals(first))
                        .toList(),
                !first.isEmpty());
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
                    if (failure.path("itemIdentifier").asText().equals(Backlog.sequence(record))) {
                        return Backlog.sequence(record);
                    }
                }
            }
            // as Lambda has it: a failure that names no record of the batch is the whole batch's
            return failures.isEmpty() ? "" : Backlog.sequence(batch.getFirst());
        } catch (Function.Failed crash) {
            failed(crash);
            return Backlog.sequence(batch.getFirst());
        }
    }

    private static JsonNode parsed(String pattern) {
        try {
            return MAPPER.readTree(pattern);
        } catch (IOException broken) {
            throw new UncheckedIOException("a filter that is not JSON: " + pattern, broken);
        }
    }
}
