package gatehouse.functions.relay;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import gatehouse.aws.AuditLog;
import gatehouse.aws.Bus;
import gatehouse.domain.Event;
import gatehouse.domain.TenantId;
import gatehouse.functions.Metric;
import gatehouse.functions.Run;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// Brings what the stream says to the audit log, each event once, and then to the bus, at least
/// once; what is not audited, to the bus only. Fed anything twice, late or split, the log stays the
/// same.
final class Outbox {
    private final Records records;
    private final AuditLog log;
    private final Bus bus;
    private final Clock clock;

    @Inject
    Outbox(Records records, AuditLog log, Bus bus, Clock clock) {
        this.records = records;
        this.log = log;
        this.bus = bus;
        this.clock = clock;
    }

    void take(List<DynamodbStreamRecord> batch, Run run) {
        run.add(Metric.STREAM_AGE, age(batch));
        SequencedMap<TenantId, List<Event>> byTenant = new LinkedHashMap<>();
        batch.stream()
                .flatMap(record -> records.decode(record, run).stream())
                .forEach(event ->
                        byTenant.computeIfAbsent(event.change().tenant(), _ -> new ArrayList<>())
                                .add(event));
        byTenant.forEach(this::tell);
        run.add(Metric.HANDLED, batch.size());
    }

    /// For how long the oldest change has waited, in milliseconds; a replayed one says no time, and
    /// clocks differ.
    private long age(List<DynamodbStreamRecord> batch) {
        var now = clock.instant();
        return batch.stream()
                .map(record -> record.getDynamodb().getApproximateCreationDateTime())
                .filter(Objects::nonNull)
                .mapToLong(at -> Duration.between(at.toInstant(), now).toMillis())
                .reduce(0, Math::max);
    }

    private void tell(TenantId tenant, List<Event> events) {
        var places = log.append(tenant, audited(events), clock.instant());
        bus.publish(
                events.stream()
                        .map(event -> {
                            var id = event.change().id();
                            long sequence = places.getOrDefault(id, 0L);
                            return CloudEvents.of(event, sequence);
                        })
                        .toList());
    }

    private static List<Event> audited(List<Event> events) {
        return events.stream().filter(event -> event.change().type().isAudited()).toList();
    }
}
