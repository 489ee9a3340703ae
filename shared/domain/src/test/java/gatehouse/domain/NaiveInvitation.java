package gatehouse.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an invitation comes to, told the slow way: a list of what happened, read from the beginning
/// for every answer. It shares no rule with the code; time is a count of milliseconds.
final class NaiveInvitation {
    private static final long TEN_MINUTES = 10 * 60 * 1000;

    /// What happened: `sent`, `accepted` (by whom), `revoked` or `expired`.
    record Fact(String what, long at, long lifetime, int by) {}

    private final List<Fact> facts = new ArrayList<>();
    private final long offeredEnd;

    NaiveInvitation(long offeredEnd, long lifetime, long now) {
        this.offeredEnd = offeredEnd;
        sent(lifetime, now);
    }

    void sent(long lifetime, long now) {
        facts.add(new Fact("sent", now, lifetime, 0));
    }

    void accepted(int by, long now) {
        facts.add(new Fact("accepted", now, 0, by));
    }

    void revoked(long now) {
        facts.add(new Fact("revoked", now, 0, 0));
    }

    void expired() {
        facts.add(new Fact("expired", linkExpiry(), 0, 0));
    }

    int generation() {
        return all("sent").size();
    }

    long linkExpiry() {
        var newest = all("sent").getLast();
        return Math.min(newest.at() + newest.lifetime(), offeredEnd);
    }

    /// What it is at an instant from which on nobody does anything.
    Invitation.State stateAt(long now) {
        if (!all("revoked").isEmpty()) {
            return Invitation.State.REVOKED;
        }
        if (!all("accepted").isEmpty()) {
            return Invitation.State.ACCEPTED;
        }
        return all("expired").isEmpty() && now < linkExpiry()
                ? Invitation.State.PENDING
                : Invitation.State.EXPIRED;
    }

    /// The last thing that closed it, or the instant at which its link runs out.
    long closedSince() {
        return facts.stream()
                .filter(fact -> !fact.what().equals("sent"))
                .map(Fact::at)
                .reduce((_, later) -> later)
                .orElseGet(this::linkExpiry);
    }

    boolean isAcceptedBy(int who) {
        var accepted = first("accepted");
        return all("revoked").isEmpty() && accepted != null && accepted.by() == who;
    }

    /// How long until it can be sent again; zero if at once. Tried out, millisecond by millisecond
    /// where that counts: after how long are fewer than three in the ten minutes before?
    long waitFrom(long now) {
        var again = all("sent").subList(1, all("sent").size());
        if (lately(again, now) < 3) {
            return 0;
        }
        return again.stream()
                        .mapToLong(fact -> fact.at() + TEN_MINUTES)
                        .filter(at -> at > now && lately(again, at) < 3)
                        .min()
                        .orElseThrow()
                - now;
    }

    long acceptedAt() {
        return Objects.requireNonNull(first("accepted")).at();
    }

    private static long lately(List<Fact> again, long now) {
        return again.stream().filter(fact -> now - fact.at() < TEN_MINUTES).count();
    }

    private @Nullable Fact first(String what) {
        return all(what).isEmpty() ? null : all(what).getFirst();
    }

    private List<Fact> all(String what) {
        return facts.stream().filter(fact -> fact.what().equals(what)).toList();
    }
}
