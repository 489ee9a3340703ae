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
/// aside with its content, which raises an alarm, and can be replayed. So is what neither the bus
/// nor the log can take; that it happened is told all the same.
final class Records {
    /// Of what changed, in bytes: the bus takes 256 KB with all that stands around it, and the log
    /// 400 KB.
    private static final int LARGEST = 200_000;

    private final Files setAside;

    /// The log names it.
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLarge() {
            super("more changed than can be told");
        }
    }

    @Inject
    Records(Files setAside) {
        this.setAside = setAside;
    }

    /// The event of a record, if it brings a new one; one that is too large says nothing of what
    /// changed.
    ///
    /// @throws Unreachable if it can be neither decoded nor set aside
    Optional<Event> decode(DynamodbStreamRecord record, Run run) {
        var event = read(record, run);
        if (event.filter(one -> one.bytes() > LARGEST).isEmpty()) {
            return event;
        }
        setAside(new TooLarge(), record, run);
        return event.map(Event::bare);
    }

    private Optional<Event> read(DynamodbStreamRecord record, Run run) {
        try {
            var images = record.getDynamodb();
            var after = StreamImages.item(images.getNewImage());
            var before = StreamImages.item(images.getOldImage());
            return after.filter(item -> isNew(item, before))
                    .map(item -> Images.event(Changes.read(item), before, item));
        } catch (RuntimeException undecodable) {
            setAside(undecodable, record, run);
            return Optional.empty();
        }
    }

    private void setAside(RuntimeException why, DynamodbStreamRecord record, Run run) {
        run.trouble(why, record.getEventID());
        setAside.put("relay/" + record.getEventID() + ".json", json(record));
        run.add(Metric.SET_ASIDE, 1);
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
