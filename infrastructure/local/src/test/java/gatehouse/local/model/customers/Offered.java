package gatehouse.local.model.customers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An invitation into the customer, by the model.
final class Offered {
    private static final Duration LINK = Duration.ofDays(7);

    final Step.Offer made;

    /// When each link was made.
    final List<Instant> links = new ArrayList<>();

    boolean revoked;
    boolean accepted;
    Brought brought = Brought.GRANT;

    /// What came with accepting, and goes with deleting.
    enum Brought {
        GRANT,
        PLACE,
        ACCOUNT
    }

    Offered(Step.Offer made, Instant now) {
        this.made = made;
        links.add(now);
    }

    Instant linkEnds() {
        return links.getLast().plus(LINK);
    }

    String state(Instant now) {
        if (revoked) {
            return "revoked";
        }
        if (accepted) {
            return "accepted";
        }
        return now.isBefore(linkEnds()) ? "pending" : "expired";
    }
}
