package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import java.util.Set;

/// How far the mail service got with the last mail that an item made go out: `queued`, `sent`,
/// `delivered`, `bounced` or `complained`. It changes neither the item's version nor any log.
public final class Delivery {
    static final String STATUS = "delivery";
    static final String RANK = "deliveryRank";

    /// The event that made the mail.
    static final String MAIL = "mail";

    /// A mail is on its way.
    public static final String QUEUED = "queued";

    /// A mail came back.
    static final String BOUNCED = "bounced";

    private Delivery() {}

    /// What is known of it; empty where no mail went out.
    public static String of(Item item) {
        return item.textOrEmpty(STATUS);
    }

    /// Whether the last mail is the one that an event made.
    static boolean isLast(Item item, EventId event) {
        return item.textOrEmpty(MAIL).equals(event.value());
    }

    /// A mail is on its way with that write.
    static Draft queue(Draft draft, Change change) {
        return draft.put(STATUS, QUEUED).put(MAIL, change.id().value()).put(RANK, 0);
    }

    /// The same of an item that exists, whose own attributes stay as they are.
    static Updating queue(Updating write, Change change) {
        return write.set(STATUS, QUEUED).set(MAIL, change.id().value()).set(RANK, 0);
    }

    /// Written even if they read the same: a report may come in between, of the mail before.
    static Write.Update always(Write.Update write, Change change) {
        return write.including(Set.of(STATUS, RANK), queue(Draft.map(), change).item());
    }
}
