package gatehouse.functions.projections;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Directory;
import gatehouse.aws.Headcounts;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.StreamImages;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Entry;
import gatehouse.functions.Metric;
import gatehouse.functions.Run;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Follows the stream: whose place in the list of people changed is counted anew. A record only
/// says where to look, so that it may come twice, late and in any order.
final class Counting {
    private final Headcounts headcounts;
    private final PeopleCopies people;

    @Inject
    Counting(Headcounts headcounts, PeopleCopies people) {
        this.headcounts = headcounts;
        this.people = people;
    }

    /// What a record tells.
    ///
    /// @param isNew whether the item was not there before
    /// @param differs whether the item counts otherwise than before
    /// @param isGuest whether it is somebody at home elsewhere who was not in the list before
    private record Seen(Key key, boolean isNew, boolean differs, boolean isGuest) {
        private static Seen of(JsonNode record) {
            var change = record.path("dynamodb");
            var before = StreamImages.item(change.path("OldImage"));
            var after = StreamImages.item(change.path("NewImage"));
            return new Seen(
                    StreamImages.item(change.path("Keys")).orElseThrow().key(),
                    before.isEmpty() && after.isPresent(),
                    Headcounts.differ(before, after),
                    before.flatMap(Directory::marked).isEmpty()
                            && after.flatMap(Directory::marked)
                                    .filter(Entry::external)
                                    .isPresent());
        }
    }

    void take(JsonNode records, Run run) {
        SequencedMap<TenantId, SequencedSet<Key>> changed = new LinkedHashMap<>();
        for (var record : records) {
            decode(record, run).ifPresent(seen -> take(seen, changed));
        }
        changed.forEach(headcounts::count);
        run.add(Metric.HANDLED, records.size());
    }

    /// What cannot be decoded is passed over, and told: it must not hold up everybody else's, and
    /// counting anew by hand takes it in.
    private static Optional<Seen> decode(JsonNode record, Run run) {
        try {
            return Optional.of(Seen.of(record));
        } catch (RuntimeException undecodable) {
            run.trouble(undecodable, record.path("eventID").asText());
            run.add(Metric.FAILED, 1);
            return Optional.empty();
        }
    }

    private void take(Seen seen, SequencedMap<TenantId, SequencedSet<Key>> changed) {
        var tenant = Keys.tenantOf(seen.key());
        if (tenant.isEmpty()) {
            return;
        }
        if (seen.differs()) {
            changed.computeIfAbsent(tenant.get(), _ -> new LinkedHashSet<>()).add(seen.key());
        }
        if (seen.isNew() && Keys.isTenant(seen.key())) {
            headcounts.begin(tenant.get());
        }
        if (seen.isGuest()) {
            // the index by which copies are found may not have known it when its person changed
            Keys.accountOf(seen.key()).ifPresent(id -> people.follow(id, seen.key()));
        }
    }
}
