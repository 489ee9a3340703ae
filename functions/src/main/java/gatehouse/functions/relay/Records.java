package gatehouse.functions.relay;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import gatehouse.aws.Changes;
import gatehouse.aws.Files;
import gatehouse.aws.Images;
import gatehouse.aws.Item;
import gatehouse.domain.Event;
import gatehouse.domain.Unreachable;
import gatehouse.http.Faults;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    Optional<Event> decode(DynamodbStreamRecord record, String runId) {
        try {
            var images = record.getDynamodb();
            var after = image(images.getNewImage());
            var before = image(images.getOldImage());
            return after.filter(item -> isNew(item, before))
                    .map(item -> Images.event(Changes.read(item), before, item));
        } catch (RuntimeException undecodable) {
            Faults.STANDARD.tell(runId, "relay", undecodable);
            setAside.put("relay/" + record.getEventID() + ".json", String.valueOf(record));
            return Optional.empty();
        }
    }

    private static boolean isNew(Item after, Optional<Item> before) {
        var id = Changes.idIn(after);
        return id.isPresent() && !id.equals(before.flatMap(Changes::idIn));
    }

    private static Optional<Item> image(@Nullable Map<String, AttributeValue> image) {
        return Optional.ofNullable(image)
                .filter(attributes -> !attributes.isEmpty())
                .map(Attributes::item);
    }
}
