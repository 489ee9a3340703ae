package gatehouse.aws;

import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import java.util.Optional;

/// The event within an item (F4).
public final class Changes {
    private Changes() {}

    static Item write(Change change) {
        return Draft.map()
                .put("id", change.id().value())
                .put("type", change.type().code())
                .put("tenant", change.tenant().value())
                .put("subject", change.subject().toString())
                .put("actor", author(change.actor()))
                .put("at", change.at())
                .put("reason", change.reason())
                .put("requestId", change.requestId())
                .put("source", change.source())
                .item();
    }

    /// Reads the event of an item's image.
    ///
    /// @throws RuntimeException if it cannot be decoded
    public static Change read(Item image) {
        var change = image.map(Item.CHANGE);
        return new Change(
                new EventId(change.text("id")),
                EventType.parse(change.text("type")).orElseThrow(),
                new TenantId(change.text("tenant")),
                Subject.parse(change.text("subject")),
                author(change.map("actor")),
                change.instant("at"),
                change.textOrEmpty("reason"),
                change.text("requestId"),
                change.text("source"));
    }

    /// The id of the event that an image carries, if it carries one.
    public static Optional<String> idIn(Item image) {
        return image.map(Item.CHANGE).findText("id");
    }

    static Item author(Author author) {
        return Draft.map()
                .put("account", author.account())
                .put("name", author.name())
                .put("tenant", author.tenant().value())
                .item();
    }

    static Author author(Item map) {
        return new Author(map.text("account"), map.text("name"), new TenantId(map.text("tenant")));
    }
}
