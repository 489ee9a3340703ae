package gatehouse.domain.request;

import gatehouse.domain.Author;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A tenant's wishes for its contacts, as a ticket for the vendor (E3). Each state holds only the
/// facts true in it.
public sealed interface ChangeRequest {
    /// How many comments one can have.
    int MOST_COMMENTS = 100;

    /// What is wished; the same in every state.
    Terms terms();

    /// How many comments it has.
    int comments();

    /// The facts that never change.
    ///
    /// @param wanted at least one
    /// @param warnings what to think about (E9)
    /// @param requestedBy who submitted it
    record Terms(
            ChangeRequestId id,
            List<Wanted> wanted,
            List<String> warnings,
            Author requestedBy,
            Instant createdAt) {
        public Terms {
            wanted = List.copyOf(wanted);
            warnings = List.copyOf(warnings);
        }
    }

    /// Who decided, and when.
    ///
    /// @param by the system, where nobody did in time
    record Decision(Author by, Instant at) {
        private boolean isOf(Author other) {
            return by.account().equals(other.account());
        }
    }

    /// Waiting for the vendor to decide.
    ///
    /// @param remindAt when the vendor is told that it waits; [Instant#MAX] for never, or once that
    ///   was told
    /// @param closeAt the first instant at which nobody can decide any more; [Instant#MAX] for
    ///   never
    record Submitted(Terms terms, int comments, Instant remindAt, Instant closeAt)
            implements ChangeRequest {

        /// All that was wished is so.
        public Implemented implemented(Author by, Instant now) {
            return new Implemented(terms, comments, new Decision(by, now));
        }

        /// The vendor will not do it.
        ///
        /// @param reason in a person's words
        public Rejected rejected(Author by, String reason, Instant now) {
            return new Rejected(terms, comments, new Decision(by, now), reason);
        }

        /// The tenant has thought better of it.
        public Cancelled cancelled(Author by, Instant now) {
            return new Cancelled(terms, comments, new Decision(by, now));
        }

        /// With one comment more.
        public Submitted commented() {
            return new Submitted(terms, comments + 1, remindAt, closeAt);
        }

        private Submitted reminded() {
            return new Submitted(terms, comments, Instant.MAX, closeAt);
        }
    }

    /// Done, all of it.
    record Implemented(Terms terms, int comments, Decision decision) implements ChangeRequest {}

    /// Not to be done.
    ///
    /// @param reason why
    record Rejected(Terms terms, int comments, Decision decision, String reason)
            implements ChangeRequest {}

    /// Not wished any more.
    record Cancelled(Terms terms, int comments, Decision decision) implements ChangeRequest {}

    /// What one is at an instant.
    enum State {
        SUBMITTED,
        IMPLEMENTED,
        REJECTED,
        CANCELLED
    }

    /// What it is at that instant, whatever the sweep has told of it.
    default State stateAt(Instant now) {
        return switch (this) {
            case Submitted was -> now.isBefore(was.closeAt()) ? State.SUBMITTED : State.REJECTED;
            case Implemented _ -> State.IMPLEMENTED;
            case Rejected _ -> State.REJECTED;
            case Cancelled _ -> State.CANCELLED;
        };
    }

    /// The same as it is at that instant: closed, where nobody decided in time.
    ///
    /// @param system as whom it is closed then
    default ChangeRequest at(Author system, Instant now) {
        return step(system, now)
                .<ChangeRequest>flatMap(step ->
                        step instanceof Step.Close(var closed)
                                ? Optional.of(closed)
                                : Optional.empty())
                .orElse(this);
    }

    /// Who decided, and when, if anybody has.
    default Optional<Decision> decided() {
        return switch (this) {
            case Submitted _ -> Optional.empty();
            case Implemented is -> Optional.of(is.decision());
            case Rejected is -> Optional.of(is.decision());
            case Cancelled is -> Optional.of(is.decision());
        };
    }

    /// The next instant at which something is to be told of it; [Instant#MAX] for never.
    default Instant due() {
        return this instanceof Submitted was
                ? was.remindAt().isBefore(was.closeAt()) ? was.remindAt() : was.closeAt()
                : Instant.MAX;
    }

    /// What deciding comes to.
    sealed interface Ruling {
        /// It is to be decided.
        record Open(Submitted was) implements Ruling {}

        /// The same person decided the same before; nothing is to be done.
        record Repeat(ChangeRequest is) implements Ruling {}
    }

    /// Whether it can be implemented by somebody.
    default Outcome<Ruling> implement(Author by, Instant now) {
        return this instanceof Implemented is && is.decision().isOf(by) ? repeat() : decide(now);
    }

    /// Whether it can be rejected by somebody.
    default Outcome<Ruling> reject(Author by, Instant now) {
        return this instanceof Rejected is && is.decision().isOf(by) ? repeat() : decide(now);
    }

    /// Whether it can be cancelled by somebody.
    default Outcome<Ruling> cancel(Author by, Instant now) {
        return this instanceof Cancelled is && is.decision().isOf(by) ? repeat() : decide(now);
    }

    private Outcome<Ruling> repeat() {
        return Outcome.done(new Ruling.Repeat(this));
    }

    /// The request, as long as something can be done with it.
    default Outcome<Submitted> open(Instant now) {
        return switch (this) {
            case Submitted was when now.isBefore(was.closeAt()) -> Outcome.done(was);
            case Submitted _, Implemented _, Rejected _, Cancelled _ ->
                    Outcome.refused(
                            new Refusal.Conflict(
                                    "The request is not open any more: it is "
                                            + stateAt(now).name().toLowerCase(Locale.ROOT)));
        };
    }

    private Outcome<Ruling> decide(Instant now) {
        return open(now).map(Ruling.Open::new);
    }

    /// Whether it can be commented on, and what it is then.
    default Outcome<Submitted> comment(Instant now) {
        return open(now)
                .then(was ->
                        was.comments() < MOST_COMMENTS
                                ? Outcome.done(was.commented())
                                : Outcome.refused(
                                        new Refusal.Conflict(
                                                "A request has at most "
                                                        + MOST_COMMENTS
                                                        + " comments")));
    }

    /// What is to be told next, if anything is due.
    sealed interface Step {
        /// The vendor is told that it waits.
        record Remind(Submitted next) implements Step {}

        /// Nobody decided in time.
        record Close(Rejected next) implements Step {}
    }

    /// The next thing to tell of it, if one is due.
    ///
    /// @param system as whom
    default Optional<Step> step(Author system, Instant now) {
        if (!(this instanceof Submitted was)) {
            return Optional.empty();
        }
        if (!now.isBefore(was.closeAt())) {
            return Optional.of(
                    new Step.Close(
                            was.rejected(
                                    system, "Nobody decided about it in time", was.closeAt())));
        }
        return now.isBefore(was.remindAt())
                ? Optional.empty()
                : Optional.of(new Step.Remind(was.reminded()));
    }
}
