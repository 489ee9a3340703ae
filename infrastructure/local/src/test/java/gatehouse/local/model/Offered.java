package gatehouse.local.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An invitation in the model, with all that ever happened to it and to its grant. Nothing is kept
/// that can be worked out: every answer goes through the whole list again.
final class Offered {
    static final Duration REMINDER = Duration.ofDays(3);
    private static final Duration LINK = Duration.ofDays(7);

    final int number;
    final String by;
    final int tenant;
    final String whom;
    final Instant start;
    final List<Happened> all = new ArrayList<>();

    /// @param what created, resent, accepted, revoked (the invitation), changed, ended (the grant,
    ///   by word of somebody)
    /// @param end the window's end from then on
    record Happened(String what, Instant at, Instant end) {}

    Offered(Step.Invite made, Instant now, Instant start, Instant end) {
        this.number = made.number();
        this.by = made.by();
        this.tenant = made.tenant();
        this.whom = made.whom();
        this.start = start;
        all.add(new Happened("created", now, end));
    }

    void happened(String what, Instant at, Instant end) {
        all.add(new Happened(what, at, end));
    }

    boolean was(String what) {
        return all.stream().anyMatch(one -> one.what().equals(what));
    }

    Instant when(String what) {
        return all.stream()
                .filter(one -> one.what().equals(what))
                .map(Happened::at)
                .findFirst()
                .orElseThrow();
    }

    /// The window's end as it is now.
    Instant end() {
        return all.getLast().end();
    }

    /// When each link was made.
    List<Instant> links() {
        return all.stream()
                .filter(one -> one.what().equals("created") || one.what().equals("resent"))
                .map(Happened::at)
                .toList();
    }

    Instant linkEnds() {
        var offeredEnd = all.getFirst().end();
        var lives = links().getLast().plus(LINK);
        return lives.isBefore(offeredEnd) ? lives : offeredEnd;
    }

    String state(Instant now) {
        if (was("revoked")) {
            return "revoked";
        }
        if (was("accepted")) {
            return "accepted";
        }
        return now.isBefore(linkEnds()) ? "pending" : "expired";
    }

    boolean isPending(Instant now) {
        return state(now).equals("pending");
    }

    /// Of an accepted one: whether its grant is over.
    boolean isOver(Instant now) {
        return takenBack() || !now.isBefore(end());
    }

    boolean isOpen(Instant now) {
        return was("accepted") && !isOver(now);
    }

    boolean isActive(Instant now) {
        return isOpen(now) && !now.isBefore(start);
    }

    String grantState(Instant now) {
        if (isOver(now)) {
            return "ended";
        }
        return now.isBefore(start) ? "scheduled" : "active";
    }

    /// Whether somebody ended the grant before its time.
    boolean takenBack() {
        return was("accepted") && (was("revoked") || was("ended"));
    }

    /// When the end is to be announced, of all ends that the grant has had: those that time reached
    /// while they were its end (A10).
    List<Instant> reminders(Instant now) {
        var given = new ArrayList<Instant>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            boolean held = one.what().equals("accepted") || one.what().equals("changed");
            var until = i + 1 < all.size() ? all.get(i + 1).at() : now;
            var at = one.end().minus(REMINDER);
            boolean longEnough = !at.isBefore(start);
            if (held && longEnough && at.isAfter(one.at()) && !at.isAfter(until)) {
                given.add(at);
            }
        }
        return given;
    }

    /// When the grant's start came after it had been accepted; none where it began at once.
    List<Instant> starts(Instant now) {
        if (!was("accepted") || !when("accepted").isBefore(start) || start.isAfter(now)) {
            return List.of();
        }
        boolean before = takenBack() && all.getLast().at().isBefore(start);
        return before ? List.of() : List.of(start);
    }

    /// When the grant ended by itself.
    List<Instant> ends(Instant now) {
        return was("accepted") && !takenBack() && isOver(now) ? List.of(end()) : List.of();
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
