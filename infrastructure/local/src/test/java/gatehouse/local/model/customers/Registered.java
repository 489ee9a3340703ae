package gatehouse.local.model.customers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Somebody's wish to join a tenant, by the model. Registering again while it is open is one more
/// ask of the same wish.
final class Registered {
    private static final Duration LINK = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofDays(30);

    final int tenant;
    final String whom;

    /// The asks, by the numbers of their steps.
    final List<Ask> asks = new ArrayList<>();

    Instant confirmed = Instant.MAX;
    int confirmedBy = -1;
    private String decided = "";
    private String decidedBy = "";

    record Ask(int number, Instant at) {}

    Registered(int tenant, String whom) {
        this.tenant = tenant;
        this.whom = whom;
    }

    void decided(String how, String by) {
        decided = how;
        decidedBy = by;
    }

    boolean isDecided(String how, String by) {
        return decided.equals(how) && decidedBy.equals(by);
    }

    String state(Instant now) {
        if (!decided.isEmpty()) {
            return decided;
        }
        if (confirmed.equals(Instant.MAX)) {
            return now.isBefore(asks.getLast().at().plus(LINK)) ? "unconfirmed" : "gone";
        }
        return now.isBefore(confirmed.plus(PATIENCE)) ? "waiting" : "expired";
    }

    boolean isOpen(Instant now) {
        return state(now).equals("unconfirmed") || state(now).equals("waiting");
    }
}
