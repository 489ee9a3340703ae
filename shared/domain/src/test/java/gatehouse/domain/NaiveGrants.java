package gatehouse.domain;

import gatehouse.domain.Grant.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a member's grants come to, told the slow way: a plain list of what happened to each grant,
/// read from the beginning for every answer. It keeps no state of a grant and shares no rule with
/// the code; time is a count of milliseconds.
final class NaiveGrants {
    static final long NEVER = Long.MAX_VALUE;
    private static final long LIMIT = 180L * 24 * 60 * 60 * 1000;

    /// What happened to one grant.
    sealed interface Fact {
        record Given(BuiltInRole role, long start, long end, long reminder, long at)
                implements Fact {}

        record Moved(long end, long reminder, long at) implements Fact {}

        record Revoked(long at) implements Fact {}

        record Said(Told what) implements Fact {}
    }

    /// Something that is to be told of a grant, and the instant that it happened at.
    record Saying(int grant, Told what, long at) {}

    private final List<List<Fact>> facts = new ArrayList<>();
    private final Set<Integer> forgotten = new TreeSet<>();

    int give(BuiltInRole role, long start, long end, long reminder, long now) {
        facts.add(new ArrayList<>(List.of(new Fact.Given(role, start, end, reminder, now))));
        forget(-1, now);
        return facts.size() - 1;
    }

    void move(int grant, long end, long reminder, long now) {
        facts.get(grant).add(new Fact.Moved(end, reminder, now));
    }

    void revoke(int grant, long now) {
        facts.get(grant).add(new Fact.Revoked(now));
        forget(grant, now);
    }

    void say(Saying saying, long now) {
        facts.get(saying.grant()).add(new Fact.Said(saying.what()));
        forget(saying.grant(), now);
    }

    int count() {
        return facts.size();
    }

    /// Those that are not forgotten, in the order they were given.
    List<Integer> remembered() {
        var all = new ArrayList<Integer>();
        for (int grant = 0; grant < facts.size(); grant++) {
            if (!forgotten.contains(grant)) {
                all.add(grant);
            }
        }
        return all;
    }

    boolean remembers(int grant) {
        return grant < facts.size() && !forgotten.contains(grant);
    }

    BuiltInRole role(int grant) {
        return given(grant).role();
    }

    long start(int grant) {
        return given(grant).start();
    }

    long end(int grant) {
        long end = given(grant).end();
        for (var fact : facts.get(grant)) {
            if (fact instanceof Fact.Moved moved) {
                end = moved.end();
            } else if (fact instanceof Fact.Revoked revoked && revoked.at() < end) {
                end = Math.max(revoked.at(), start(grant));
            }
        }
        return end;
    }

    boolean holds(int grant, long at) {
        return start(grant) <= at && at < end(grant);
    }

    boolean isOver(int grant, long now) {
        return now >= end(grant) || end(grant) == start(grant);
    }

    boolean isRevoked(int grant) {
        return facts.get(grant).stream().anyMatch(Fact.Revoked.class::isInstance);
    }

    boolean hasSaid(int grant, Told what) {
        return facts.get(grant).contains(new Fact.Said(what));
    }

    boolean isFull(long now) {
        return remembered().stream().filter(grant -> !isOver(grant, now)).count() >= 20;
    }

    /// Which of three rules an end would break.
    Set<String> faults(int grant, long end, long now) {
        var broken = new TreeSet<String>();
        if (end <= start(grant)) {
            broken.add("after the start");
        }
        if (end <= now) {
            broken.add("in the future");
        }
        if (end - start(grant) > LIMIT) {
            broken.add("180 days");
        }
        return broken;
    }

    /// What is to be told first at that instant.
    Optional<Saying> next(long now) {
        Saying first = new Saying(-1, Told.GRANTED, NEVER);
        for (int grant : remembered()) {
            var saying = nextOf(grant, now);
            if (saying.at() <= now && saying.at() < first.at()) {
                first = saying;
            }
        }
        return first.grant() < 0 ? Optional.empty() : Optional.of(first);
    }

    /// When there is something to tell next, if nobody has told anything until then.
    long due() {
        long due = NEVER;
        for (int grant : remembered()) {
            if (owesStart(grant)) {
                due = Math.min(due, start(grant));
            } else if (owesEnd(grant)) {
                due = Math.min(due, Math.min(end(grant), owedReminder(facts.get(grant))));
            }
        }
        return due;
    }

    private Saying nextOf(int grant, long now) {
        if (owesStart(grant)) {
            return new Saying(grant, Told.STARTED, start(grant));
        }
        if (owesEnd(grant) && now >= end(grant)) {
            return new Saying(grant, Told.ENDED, end(grant));
        }
        long reminder = owedReminder(facts.get(grant));
        return reminder <= now
                ? new Saying(grant, Told.REMINDED, reminder)
                : new Saying(grant, Told.ENDED, NEVER);
    }

    private boolean owesStart(int grant) {
        var given = given(grant);
        return given.at() < given.start() && !hasSaid(grant, Told.STARTED) && !isRevoked(grant);
    }

    private boolean owesEnd(int grant) {
        return !hasSaid(grant, Told.ENDED) && !isRevoked(grant);
    }

    /// When the end that was set last is to be announced. That is so if the announcement lay ahead
    /// when the end was set, or if one was owed already then, and nobody has made it since.
    private static long owedReminder(List<Fact> history) {
        long start = ((Fact.Given) history.getFirst()).start();
        for (int i = history.size() - 1; i >= 0; i--) {
            switch (history.get(i)) {
                case Fact.Revoked _ -> {
                    return NEVER;
                }
                case Fact.Said(var what) when what == Told.REMINDED || what == Told.ENDED -> {
                    return NEVER;
                }
                case Fact.Said _ -> {}
                case Fact.Given(_, _, long end, long reminder, long at) -> {
                    long when = end - reminder;
                    boolean fits = end != NEVER && reminder > 0 && when >= start;
                    return fits && when > at ? when : NEVER;
                }
                case Fact.Moved(long end, long reminder, long at) -> {
                    long when = end - reminder;
                    boolean fits = reminder > 0 && when >= start;
                    boolean owed = owedReminder(history.subList(0, i)) <= at;
                    return fits && (when > at || owed) ? when : NEVER;
                }
            }
        }
        return NEVER;
    }

    /// Forgets what is told to be over beyond ten: first what never gave access, then what ended
    /// first; never what was just told of.
    private void forget(int just, long now) {
        while (true) {
            int settled = 0;
            int worst = -1;
            for (int grant : remembered()) {
                if (isOver(grant, now) && (isRevoked(grant) || hasSaid(grant, Told.ENDED))) {
                    settled++;
                    if (grant != just && (worst < 0 || rank(grant) < rank(worst))) {
                        worst = grant;
                    }
                }
            }
            if (settled <= 10) {
                return;
            }
            forgotten.add(worst);
        }
    }

    private long rank(int grant) {
        return start(grant) == end(grant) ? Long.MIN_VALUE : end(grant);
    }

    private Fact.Given given(int grant) {
        return (Fact.Given) facts.get(grant).getFirst();
    }
}
