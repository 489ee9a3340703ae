package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// All grants that one member holds or held lately. Access at an instant is the union of those
/// whose window holds it; each starts and ends on its own (A9).
///
/// @param all in the order they were given; at most 20 that are not over, and the ten that were
///   over last
public record Grants(List<Grant> all) {
    /// How many grants that are not over a member can have.
    public static final int MOST_OPEN = 20;

    /// How many ended ones are kept beside them; older ones stand in the audit log.
    public static final int MOST_ENDED = 10;

    /// Why another is not given.
    public static final Refusal.Conflict FULL =
            new Refusal.Conflict(
                    "A person holds at most " + MOST_OPEN + " grants here: no room for another");

    /// No grants.
    public static final Grants NONE = new Grants(List.of());

    public Grants {
        all = List.copyOf(all);
    }

    /// The grants whose window holds the instant.
    public List<Grant> activeAt(Instant now) {
        return all.stream().filter(grant -> grant.window().contains(now)).toList();
    }

    /// Whether any of them is not over, be it to come.
    public boolean isOpenAt(Instant now) {
        return all.stream().anyMatch(grant -> !grant.window().isOverAt(now));
    }

    /// The roles that they give at the instant, each once.
    public Set<RoleId> rolesAt(Instant now) {
        var roles = new LinkedHashSet<RoleId>();
        activeAt(now).forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    /// Whether one of them makes the holder an administrator whom the last-administrator guard
    /// counts (E10): it is held at the instant, and has no end.
    public boolean administersAt(Instant now) {
        return activeAt(now).stream()
                .anyMatch(held ->
                        held.window().isEndless()
                                && BuiltInRole.of(held.role())
                                        .filter(Role::administers)
                                        .isPresent());
    }

    /// The roles that the world was told to be held, each once: those that run out are among them
    /// until that is told. Unlike [#rolesAt(Instant)] it asks no clock.
    public Set<RoleId> rolesTold() {
        var roles = new LinkedHashSet<RoleId>();
        all.stream()
                .filter(grant ->
                        grant.told() == Grant.Told.STARTED || grant.told() == Grant.Told.REMINDED)
                .forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    /// How many of them were told to end soon, and not yet to have ended (A10, C11).
    public int endingSoon() {
        return (int) all.stream().filter(grant -> grant.told() == Grant.Told.REMINDED).count();
    }

    /// When a role is held, all its grants together.
    public Windows windowsOf(RoleId role) {
        return Windows.union(
                all.stream()
                        .filter(grant -> grant.role().equals(role))
                        .map(Grant::window)
                        .toList());
    }

    /// The grant of that id, if it is among them.
    public Optional<Grant> find(GrantId id) {
        return all.stream().filter(grant -> grant.id().equals(id)).findFirst();
    }

    /// The next instant at which something is to be told of any of them; [Instant#MAX] for never.
    public Instant due() {
        return all.stream().map(Grant::due).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    /// Whether there is no room for another at that instant.
    public boolean isFullAt(Instant now) {
        return all.stream().filter(grant -> !grant.window().isOverAt(now)).count() >= MOST_OPEN;
    }

    /// Why [#hold] has no room for exactly these roles at that instant, if it has none: what is to
    /// begin later takes a place as well.
    public Optional<Refusal.Conflict> refusesHolding(Set<RoleId> wished, Instant now) {
        var held = rolesAt(now);
        long stay =
                all.stream()
                        .filter(grant -> !grant.window().isOverAt(now))
                        .filter(grant ->
                                !grant.window().contains(now) || wished.contains(grant.role()))
                        .count();
        long more = wished.stream().filter(role -> !held.contains(role)).count();
        return more > 0 && stay + more > MOST_OPEN ? Optional.of(FULL) : Optional.empty();
    }

    /// These and one more.
    ///
    /// @throws IllegalStateException if there is no room: ask [#isFullAt(Instant)] before
    public Grants with(Grant more, Instant now) {
        if (isFullAt(now)) {
            throw new IllegalStateException("a member holds at most " + MOST_OPEN + " grants");
        }
        var next = new ArrayList<>(all);
        next.add(more);
        return new Grants(next).tidied(more.id(), now);
    }

    /// Moves the end of one (A4, A9).
    ///
    /// The access that it gives until then has no gap: only the end of its window moves.
    ///
    /// @param reminder how long before the new end it is announced
    public Outcome<Grants> changeEnd(GrantId id, Instant end, Duration reminder, Instant now) {
        var newEnd = Window.whole(end);
        return open(id, now)
                .then(grant -> {
                    var faults = EndRule.faults(grant.window(), newEnd, now);
                    return faults.isEmpty()
                            ? Outcome.done(replace(id, old -> old.until(newEnd, reminder, now)))
                            : Outcome.refused(new Refusal.Invalid(faults));
                });
    }

    /// These, changed so that exactly some roles are held from now on: what is held beside them
    /// ends at once, what is not held yet is given, and what is to begin later stays.
    ///
    /// @param give makes a grant of a role
    public Outcome<Grants> hold(Set<RoleId> wished, Function<RoleId, Grant> give, Instant now) {
        var next = this;
        for (var grant : activeAt(now)) {
            if (!wished.contains(grant.role())) {
                next = next.replace(grant.id(), old -> old.revokedAt(now)).tidied(grant.id(), now);
            }
        }
        var held = rolesAt(now);
        for (var role : wished) {
            if (!held.contains(role) && next.isFullAt(now)) {
                return Outcome.refused(FULL);
            }
            next = held.contains(role) ? next : next.with(give.apply(role), now);
        }
        return Outcome.done(next);
    }

    /// Ends one at once.
    public Outcome<Grants> revoke(GrantId id, Instant now) {
        return open(id, now)
                .then(grant ->
                        Outcome.done(replace(id, old -> old.revokedAt(now)).tidied(id, now)));
    }

    /// What is to be told next, if anything is due: one transition, and of several the one that
    /// happened first. Each step tells something, so that taking steps comes to an end.
    public Optional<Step> step(Instant now) {
        return all.stream()
                .filter(grant -> grant.toldNext(now) != grant.told())
                .min(Comparator.comparing(grant -> grant.happenedAt(grant.toldNext(now))))
                .map(grant -> {
                    var told = grant.told(grant.toldNext(now));
                    var next = replace(grant.id(), old -> told);
                    return new Step(told, next.tidied(grant.id(), now));
                });
    }

    /// One thing that was told.
    ///
    /// @param grant what it was told of, as it is now; its [Grant#told()] says what
    /// @param grants all of them after that
    public record Step(Grant grant, Grants grants) {}

    private Outcome<Grant> open(GrantId id, Instant now) {
        return find(id).map(grant ->
                        isClosedAt(grant, now)
                                ? Outcome.<Grant>refused(new Refusal.Gone(closedSince(grant, now)))
                                : Outcome.done(grant))
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    /// What was told to have ended stays ended, were it by a clock a little ahead of this one.
    private static boolean isClosedAt(Grant grant, Instant now) {
        return grant.told() == Grant.Told.ENDED || grant.window().isOverAt(now);
    }

    /// The end of a window that was revoked before it began lies ahead; nothing is closed since
    /// then.
    private static Instant closedSince(Grant grant, Instant now) {
        var end = grant.window().end();
        return end.isAfter(now) ? now : end;
    }

    private Grants replace(GrantId id, UnaryOperator<Grant> change) {
        return new Grants(
                all.stream()
                        .map(grant -> grant.id().equals(id) ? change.apply(grant) : grant)
                        .toList());
    }

    /// Lets go of ended grants beyond ten, but of none whose end is still to be told, nor of the
    /// one that was just changed: what is written must show what is told. Those that never began go
    /// first, then those that ended first.
    private Grants tidied(GrantId just, Instant now) {
        var settled = all.stream().filter(grant -> isSettledAt(grant, now)).toList();
        var gone =
                settled.stream()
                        .filter(grant -> !grant.id().equals(just))
                        .sorted(Comparator.comparing(Grants::lastHeld))
                        .limit(Math.max(0, settled.size() - MOST_ENDED))
                        .toList();
        return gone.isEmpty()
                ? this
                : new Grants(all.stream().filter(grant -> !gone.contains(grant)).toList());
    }

    private static Instant lastHeld(Grant grant) {
        return grant.window().isEmpty() ? Instant.MIN : grant.window().end();
    }

    private static boolean isSettledAt(Grant grant, Instant now) {
        return grant.told() == Grant.Told.ENDED && grant.window().isOverAt(now);
    }
}
