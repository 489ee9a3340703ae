package gatehouse.functions.relay;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import gatehouse.aws.Changes;
import gatehouse.aws.Files;
import gatehouse.aws.Images;
import gatehouse.aws.Item;
import gatehouse.aws.StreamImages;
import gatehouse.domain.Event;
import gatehouse.domain.Unreachable;
import gatehouse.functions.Metric;
import gatehouse.functions.Run;
import gatehouse.http.Json;
import jakarta.inject.Inject;
import java.util.Optional;

/// Decodes records of the stream. What cannot be decoded would stop the stream for ever: it is set
/// aside with its content, which raises an alarm, and can be replayed.
final class Records {
    private final Files setAside;

    @Inject
    Records(Files setAside) {
        this.setAside = setAside;
    }

    /// The event of a record, if it brings a new one.
    ///
    /// @throws Unreachable if it can be neither decoded nor set aside
    Optional<Event> decode(DynamodbStreamRecord record, Run run) {
        try {
            var images = record.getDynamodb();
            var after = StreamImages.item(images.getNewImage());
            var before = StreamImages.item(images.getOldImage());
            return after.filter(item -> isNew(item, before))
                    .map(item -> Images.event(Changes.read(item), before, item));
        } catch (RuntimeException undecodable) {
            run.trouble(undecodable, record.getEventID());
            setAside.put("relay/" + record.getEventID() + ".json", json(record));
            run.add(Metric.SET_ASIDE, 1);
            return Optional.empty();
        }
    }

    private static boolean isNew(Item after, Optional<Item> before) {
        var id = Changes.idIn(after);
        return id.isPresent() && !id.equals(before.flatMap(Changes::idIn));
    }

    /// As the stream brings it, so that it can be brought again.
    private static String json(DynamodbStreamRecord record) {
        var images = record.getDynamodb();
        var json =
                Json.object()
                        .put("eventID", record.getEventID())
                        .put("eventName", record.getEventName())
                        .put("eventSource", "aws:dynamodb");
        var change = json.putObject("dynamodb");
        change.set("Keys", StreamImages.json(images.getKeys()));
        change.set("NewImage", StreamImages.json(images.getNewImage()));
        change.set("OldImage", StreamImages.json(images.getOldImage()));
        return Json.write(json);
    }
}
