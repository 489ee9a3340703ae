package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A person's own wish to join a tenant (D6). Each state holds only the facts true in it.
///
/// Nobody is bothered with one before its person has shown, by the link of a mail, to have the
/// address: until then it stands in no list and in no log, and goes by itself.
public sealed interface Registration {
    /// For how long the link works that confirms the address.
    Duration LINK = Duration.ofDays(1);

    /// For how long the same link, followed once more, is answered as it was: a double click, or an
    /// answer that was lost.
    Duration REPEAT = Duration.ofMinutes(1);

    /// Who wants to join what; the same in every state.
    Terms terms();

    /// The facts that never change once the address is confirmed.
    ///
    /// @param id binds it to the address
    /// @param tenant to join
    /// @param applicant who wants to
    /// @param createdAt when that was written
    record Terms(RegistrationId id, TenantId tenant, Applicant applicant, Instant createdAt) {}

    /// That the address is the person's.
    ///
    /// @param generation of the link that showed it
    /// @param at when
    record Confirmation(long generation, Instant at) {}

    /// Who decided, and when.
    record Decision(Author by, Instant at) {
        private boolean isOf(Author other) {
            return by.account().equals(other.account());
        }
    }

    /// Waiting for the link to be followed.
    ///
    /// @param asks when the link was asked for
    /// @param generation of the newest link, the only one that works: when it was asked for, in
    ///   epoch milliseconds
    record Unconfirmed(Terms terms, MailAsks asks, long generation) implements Registration {
        /// The first instant at which the link no longer works.
        public Instant expiresAt() {
            return Instant.ofEpochMilli(generation).plus(LINK);
        }

        private Unconfirmed renewed(Applicant applicant, MailAsks next, Instant now) {
            return new Unconfirmed(
                    new Terms(terms.id(), terms.tenant(), applicant, now),
                    next,
                    Math.max(now.toEpochMilli(), generation + 1));
        }

        /// Confirmed, and waiting for somebody to decide.
        ///
        /// @param patience how long it does: 1 to 90 days
        public Waiting waiting(Duration patience, Instant now) {
            return new Waiting(terms, asks, new Confirmation(generation, now), now.plus(patience));
        }

        /// Confirmed, and approved with that, where nobody has to decide.
        public Approved approved(Decision decision, AccountId account) {
            return new Approved(
                    terms, new Confirmation(generation, decision.at()), decision, account);
        }
    }

    /// Waiting for somebody to decide.
    ///
    /// @param asks when the person registered, the first and every other time
    /// @param until the first instant at which nobody can any more
    record Waiting(Terms terms, MailAsks asks, Confirmation confirmed, Instant until)
            implements Registration {

        private Waiting asked(MailAsks next) {
            return new Waiting(terms, next, confirmed, until);
        }

        /// The person is let in.
        public Approved approved(Decision decision, AccountId account) {
            return new Approved(terms, confirmed, decision, account);
        }

        /// The person is not.
        public Disapproved disapproved(Decision decision) {
            return new Disapproved(terms, confirmed, decision);
        }
    }

    /// Let in.
    ///
    /// @param account the person's: a new one, or the one that the address had
    record Approved(Terms terms, Confirmation confirmed, Decision decision, AccountId account)
            implements Registration {}

    /// Not let in; the person may try again.
    record Disapproved(Terms terms, Confirmation confirmed, Decision decision)
            implements Registration {}

    /// Nobody decided in time; the person may try again.
    record Expired(Terms terms, Confirmation confirmed, Instant at) implements Registration {}

    /// What a registration is at an instant.
    enum State {
        UNCONFIRMED,
        WAITING,
        APPROVED,
        DISAPPROVED,
        EXPIRED
    }

    /// What it is at that instant, whatever the sweep has told of it.
    default State stateAt(Instant now) {
        return switch (this) {
            case Unconfirmed _ -> State.UNCONFIRMED;
            case Waiting was -> now.isBefore(was.until()) ? State.WAITING : State.EXPIRED;
            case Approved _ -> State.APPROVED;
            case Disapproved _ -> State.DISAPPROVED;
            case Expired _ -> State.EXPIRED;
        };
    }

    /// The next instant at which something is to be told of it; [Instant#MAX] for never.
    default Instant due() {
        return this instanceof Waiting was ? was.until() : Instant.MAX;
    }

    /// What comes of somebody's registering with an address, at a tenant that lets people join.
    sealed interface Asked {
        /// There is a registration more.
        record New(Unconfirmed next) implements Asked {}

        /// The one that there is stays, and another mail goes out: a new link, which voids the
        /// older one, or the word that it waits.
        record Again(Registration next) implements Asked {}

        /// Too often: the mails that went out are enough.
        record Enough() implements Asked {}
    }

    /// Registers.
    ///
    /// @param newest the address's newest one in the tenant, if there ever was one
    static Asked ask(
            Optional<Registration> newest, TenantId tenant, Applicant applicant, Instant now) {
        return newest.flatMap(was -> was.again(applicant, now))
                .orElseGet(() -> {
                    var id =
                            newest.map(was -> was.terms().id().next())
                                    .orElseGet(() -> RegistrationId.first(applicant.email()));
                    return new Asked.New(
                            new Unconfirmed(
                                    new Terms(id, tenant, applicant, now),
                                    MailAsks.NONE.ask(now).orElseThrow(),
                                    now.toEpochMilli()));
                });
    }

    /// Empty where it is over, so that there can be another.
    private Optional<Asked> again(Applicant applicant, Instant now) {
        return switch (this) {
            case Unconfirmed was when now.isBefore(was.expiresAt()) ->
                    again(was.asks(), now, asks -> was.renewed(applicant, asks, now));
            case Waiting was when now.isBefore(was.until()) -> again(was.asks(), now, was::asked);
            case Unconfirmed _, Waiting _, Approved _, Disapproved _, Expired _ -> Optional.empty();
        };
    }

    private static Optional<Asked> again(
            MailAsks asks, Instant now, Function<MailAsks, Registration> next) {
        return Optional.of(
                asks.ask(now)
                        .<Asked>map(more -> new Asked.Again(next.apply(more)))
                        .orElseGet(Asked.Enough::new));
    }

    /// What following a link comes to.
    sealed interface Followed {
        /// The address is confirmed by it: [Unconfirmed#waiting] or [Unconfirmed#approved].
        record First(Unconfirmed was) implements Followed {}

        /// It was confirmed by this very link a moment ago; nothing is to be done.
        record Repeat(Registration is) implements Followed {}
    }

    /// Follows a link.
    ///
    /// @param generation of the link
    default Outcome<Followed> follow(long generation, Instant now) {
        return switch (this) {
            case Unconfirmed was when was.generation() != generation ->
                    gone(Instant.ofEpochMilli(was.generation()));
            case Unconfirmed was when now.isBefore(was.expiresAt()) ->
                    Outcome.done(new Followed.First(was));
            case Unconfirmed was -> gone(was.expiresAt());
            case Waiting is -> repeat(is.confirmed(), generation, now);
            case Approved is -> repeat(is.confirmed(), generation, now);
            case Disapproved is -> gone(is.confirmed().at());
            case Expired is -> gone(is.confirmed().at());
        };
    }

    private Outcome<Followed> repeat(Confirmation confirmed, long generation, Instant now) {
        boolean same =
                confirmed.generation() == generation && now.isBefore(confirmed.at().plus(REPEAT));
        return same ? Outcome.done(new Followed.Repeat(this)) : gone(confirmed.at());
    }

    /// What deciding comes to.
    sealed interface Ruling {
        /// It is to be decided: [Waiting#approved] or [Waiting#disapproved].
        record Open(Waiting was) implements Ruling {}

        /// The same person decided the same before; nothing is to be done.
        record Repeat(Registration is) implements Ruling {}
    }

    /// Whether somebody can let the person in.
    default Outcome<Ruling> approve(Author by, Instant now) {
        return this instanceof Approved is && is.decision().isOf(by)
                ? Outcome.done(new Ruling.Repeat(this))
                : decide(now);
    }

    /// Whether somebody can turn the person down.
    default Outcome<Ruling> disapprove(Author by, Instant now) {
        return this instanceof Disapproved is && is.decision().isOf(by)
                ? Outcome.done(new Ruling.Repeat(this))
                : decide(now);
    }

    private Outcome<Ruling> decide(Instant now) {
        return switch (this) {
            case Unconfirmed _ -> Outcome.refused(new Refusal.Hidden());
            case Waiting was when now.isBefore(was.until()) -> Outcome.done(new Ruling.Open(was));
            case Waiting was -> gone(was.until());
            case Approved _ -> Outcome.refused(new Refusal.Conflict("It is approved already"));
            case Disapproved _ ->
                    Outcome.refused(new Refusal.Conflict("It is disapproved already"));
            case Expired is -> gone(is.at());
        };
    }

    /// Tells that nobody decided in time, if so.
    default Outcome<Expired> expire(Instant now) {
        return switch (this) {
            case Waiting was when !now.isBefore(was.until()) ->
                    Outcome.done(new Expired(was.terms(), was.confirmed(), was.until()));
            case Unconfirmed _, Waiting _, Approved _, Disapproved _, Expired _ ->
                    Outcome.refused(new Refusal.Conflict("It has not run out"));
        };
    }

    private static <T> Outcome<T> gone(Instant since) {
        return Outcome.refused(new Refusal.Gone(since));
    }
}
