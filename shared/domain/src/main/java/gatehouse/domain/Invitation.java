package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A standing offer of one grant to one mail address. Each state holds only the facts true in it.
///
/// Two kinds of people are invited: the vendor's, for a time (A), and a customer's by the tenant
/// that manages it, without an end (C3).
public sealed interface Invitation {
    /// How many times in [#RESEND_SPAN] a link can be sent again (A11).
    int MOST_RESENDS = 3;

    /// See [#MOST_RESENDS].
    Duration RESEND_SPAN = Duration.ofMinutes(10);

    /// How many names can be chosen that are somebody's, by who accepts without an account: more
    /// would be looking up who has which.
    int MOST_TAKEN_NAMES = 10;

    /// What was offered, to whom and by whom; the same in every state.
    Terms terms();

    /// The facts that never change.
    ///
    /// @param id binds the offer to the address
    /// @param tenant where the grant would be
    /// @param kind whose people are invited
    /// @param invitee the invited address
    /// @param offer what is offered
    /// @param invitedBy the inviter
    /// @param createdAt when
    record Terms(
            InvitationId id,
            TenantId tenant,
            Kind kind,
            Email invitee,
            Offer offer,
            Author invitedBy,
            Instant createdAt) {}

    /// Whose people are invited, and what only those invitations say.
    sealed interface Kind {
        /// The vendor's.
        record Vendor() implements Kind {}

        /// A customer's.
        ///
        /// @param manager the tenant that offers it: the offer stands only while it manages the
        ///   customer (C10)
        /// @param name of the invited person; an account made by accepting is called so
        /// @param language BCP 47: of the mail, and of that account
        record Customer(TenantId manager, PersonName name, String language) implements Kind {}
    }

    /// What came to a tenant by accepting, and goes again where that is taken back.
    enum Brought {
        /// A grant, to somebody who is there anyway.
        GRANT,
        /// Somebody who is at home elsewhere.
        MEMBERSHIP,
        /// Somebody who had no account before.
        ACCOUNT
    }

    /// The link that lives now.
    ///
    /// @param generation counts the links of this offer, from 1; older ones are void
    /// @param expiresAt the first instant at which it no longer works
    /// @param resentAt when it was sent again lately
    record Link(int generation, Instant expiresAt, List<Instant> resentAt) {
        public Link {
            resentAt = List.copyOf(resentAt);
        }
    }

    /// Waiting for the invited person.
    record Pending(Terms terms, Link link) implements Invitation {}

    /// Taken up: there is a grant.
    record Accepted(Terms terms, AccountId by, Instant at, GrantId grant, Brought brought)
            implements Invitation {}

    /// Taken back, before or after it was accepted (A11).
    record Revoked(Terms terms, Instant at) implements Invitation {}

    /// Never taken up in time.
    record Expired(Terms terms, Instant at) implements Invitation {}

    /// What an invitation is at an instant.
    enum State {
        PENDING,
        ACCEPTED,
        REVOKED,
        EXPIRED
    }

    /// A new one.
    ///
    /// @param lifetime how long its link lives: 1 to 30 days (A11); never past the offered end
    static Pending offered(Terms terms, Duration lifetime) {
        return new Pending(
                terms, new Link(1, expiry(terms, lifetime, terms.createdAt()), List.of()));
    }

    /// Whether its tenant is such that the offer stands: one to a customer's people is void from
    /// the instant at which somebody else manages the customer, or nobody does (C10).
    default boolean isGoodIn(Tenant tenant) {
        return switch (terms().kind()) {
            case Kind.Vendor() -> true;
            case Kind.Customer(var manager, _, _) -> tenant.isManagedBy(manager);
        };
    }

    /// What it is at that instant in its tenant: one that is void there was taken back.
    default State stateIn(Tenant tenant, Instant now) {
        var state = stateAt(now);
        return state == State.PENDING && !isGoodIn(tenant) ? State.REVOKED : state;
    }

    /// What it is at that instant, whatever the sweep has told of it.
    default State stateAt(Instant now) {
        return switch (this) {
            case Pending(_, var link) ->
                    now.isBefore(link.expiresAt()) ? State.PENDING : State.EXPIRED;
            case Accepted _ -> State.ACCEPTED;
            case Revoked _ -> State.REVOKED;
            case Expired _ -> State.EXPIRED;
        };
    }

    /// The next instant at which something happens to it by itself; [Instant#MAX] for never.
    default Instant due() {
        return this instanceof Pending(_, var link) ? link.expiresAt() : Instant.MAX;
    }

    /// Pure: the caller brings the time (UTC); nothing is read or written.
    ///
    /// @param grant the id that the grant will have
    /// @param brought what comes with it
    default Outcome<Acceptance> accept(AccountId who, GrantId grant, Brought brought, Instant now) {
        return switch (this) {
            case Pending(var terms, var link) when now.isBefore(link.expiresAt()) ->
                    Outcome.done(new Acceptance.New(new Accepted(terms, who, now, grant, brought)));
            case Accepted was when was.by().equals(who) -> Outcome.done(new Acceptance.Repeat(was));
            case Pending _, Accepted _, Revoked _, Expired _ -> gone();
        };
    }

    /// Takes it back (A11).
    default Outcome<Revoked> revoke(Instant now) {
        return switch (this) {
            case Pending(var terms, var link) when now.isBefore(link.expiresAt()) ->
                    Outcome.done(new Revoked(terms, now));
            case Accepted was -> Outcome.done(new Revoked(was.terms(), now));
            case Pending _, Revoked _, Expired _ -> gone();
        };
    }

    /// Makes a new link and voids the older one (A11).
    default Outcome<Pending> resend(Duration lifetime, Instant now) {
        return switch (this) {
            case Pending(var terms, var link) when now.isBefore(link.expiresAt()) -> {
                var lately =
                        link.resentAt().stream()
                                .filter(at -> at.isAfter(now.minus(RESEND_SPAN)))
                                .toList();
                if (lately.size() >= MOST_RESENDS) {
                    var wait = Duration.between(now, lately.getFirst().plus(RESEND_SPAN));
                    yield Outcome.refused(
                            new Refusal.TooMany(
                                    "An invitation can be sent again 3 times in 10 minutes", wait));
                }
                var times = new ArrayList<>(lately);
                times.add(now);
                var expiresAt = expiry(terms, lifetime, now);
                yield Outcome.done(
                        new Pending(terms, new Link(link.generation() + 1, expiresAt, times)));
            }
            case Pending _, Accepted _, Revoked _, Expired _ -> gone();
        };
    }

    /// Tells that it has run out, if it has.
    default Outcome<Expired> expire(Instant now) {
        return switch (this) {
            case Pending(var terms, var link) when !now.isBefore(link.expiresAt()) ->
                    Outcome.done(new Expired(terms, link.expiresAt()));
            case Pending _ -> Outcome.refused(new Refusal.Conflict("It has not run out"));
            case Accepted _, Revoked _, Expired _ -> gone();
        };
    }

    /// Since when it is no longer open; of one that waits, when its link runs out.
    default Instant closedSince() {
        return switch (this) {
            case Pending(_, var link) -> link.expiresAt();
            case Accepted was -> was.at();
            case Revoked was -> was.at();
            case Expired was -> was.at();
        };
    }

    /// What accepting comes to.
    sealed interface Acceptance {
        /// The grant is to be made.
        record New(Accepted next) implements Acceptance {}

        /// The same person accepted before; nothing is to be done.
        record Repeat(Accepted was) implements Acceptance {}
    }

    private <T> Outcome<T> gone() {
        return Outcome.refused(new Refusal.Gone(closedSince()));
    }

    private static Instant expiry(Terms terms, Duration lifetime, Instant now) {
        var lives = now.plus(lifetime);
        var end = terms.offer().window().end();
        return lives.isBefore(end) ? lives : end;
    }
}
