package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Why something is not done. A closed list: the edge turns each into one kind of problem (RFC
/// 9457).
public sealed interface Refusal {

    /// Fields are not as they must be; each fault names one.
    record Invalid(List<Fault> faults) implements Refusal {
        public Invalid {
            faults = List.copyOf(faults);
        }

        /// One fault.
        public static Invalid at(String pointer, String detail) {
            return new Invalid(List.of(new Fault(pointer, detail)));
        }
    }

    /// Nobody is signed in, or no longer: the token is void, the session ended, the account barred.
    record NotSignedIn() implements Refusal {}

    /// Username, password or code is wrong; which of them, nobody is told.
    record WrongCredentials() implements Refusal {}

    /// The password is right, but the account asks for a code as well.
    record CodeRequired() implements Refusal {}

    /// The tenant wants a second factor of callers of this rank, and there is none.
    record SecondFactorRequired() implements Refusal {}

    /// The session began with a temporary password: another one has to be set first.
    record PasswordChangeRequired() implements Refusal {}

    /// The session is good, but began too long ago for this.
    record SignInAgain() implements Refusal {}

    /// An ID token is not good here, or not again; what is wrong with it, nobody is told.
    record WrongIdToken() implements Refusal {}

    /// Somebody's provider vouches for them, but there is no place for them here; why, nobody is
    /// told.
    record NotAdmitted() implements Refusal {}

    /// People of the tenant come from a provider of that name, so there is no password to act on
    /// (B3).
    record ExternalIdentity(String provider) implements Refusal {}

    /// The caller is known here but may not do this.
    record Lacks(Permission permission) implements Refusal {}

    /// The tenant has not got the part of the product that this belongs to (C1).
    record ModuleOff(Module module) implements Refusal {}

    /// The caller may do this, but not to somebody of that rank (F3).
    record Outranked() implements Refusal {}

    /// The caller may make roles, but could not give this one (F3).
    record OutOfReach() implements Refusal {}

    /// The offer is for somebody else.
    record OtherPerson() implements Refusal {}

    /// There is no such thing, or none that the caller may know of. Both look the same (F2).
    record Hidden() implements Refusal {}

    /// The present state does not allow it.
    record Conflict(String what) implements Refusal {}

    /// The present state does not allow some items, and so nothing is done.
    record Conflicts(List<ItemConflict> items) implements Refusal {
        public Conflicts {
            items = List.copyOf(items);
        }
    }

    /// It was open once and is no longer, since an instant.
    record Gone(Instant since) implements Refusal {}

    /// What the caller read has changed meanwhile.
    record Stale() implements Refusal {}

    /// The caller must say which version the change is meant for.
    record VersionMissing() implements Refusal {}

    /// The idempotency key was used for another request.
    record KeyReused() implements Refusal {}

    /// Too often; it may be tried again after that long.
    record TooMany(String what, Duration retryAfter) implements Refusal {}

    /// The answer would be larger than one answer can be, or more is asked for than one request can
    /// do.
    record TooLarge(String what) implements Refusal {}

    /// Not possible right now, through no fault of the caller.
    record Unavailable() implements Refusal {}
}
