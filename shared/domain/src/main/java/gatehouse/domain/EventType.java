package gatehouse.domain;

import java.util.Locale;
import java.util.Optional;

/// What can happen: the closed list of events, the same in the audit log and on the bus (F4, F8).
public enum EventType {
    TENANT_CREATED,
    /// The tenant's people come from another identity provider from now on.
    PROVIDER_CHANGED,
    MEMBER_CREATED,
    /// Somebody was made a system admin again, by who runs the deployment.
    MEMBER_RESTORED,
    /// Somebody's first sign-in by the tenant's identity provider; it is known by its id there now.
    MEMBER_LINKED,
    INVITATION_CREATED,
    INVITATION_RESENT,
    INVITATION_ACCEPTED,
    INVITATION_REVOKED,
    INVITATION_EXPIRED,
    /// A grant that was given for later has begun.
    GRANT_STARTED,
    /// The end of a grant was moved.
    GRANT_CHANGED,
    /// A grant ends soon (A10).
    GRANT_ENDING,
    /// A grant has reached its end.
    GRANT_ENDED,
    /// A grant was ended before its end.
    GRANT_REVOKED,
    /// Somebody signed in.
    SESSION_STARTED,
    /// Somebody signed out, or a session was ended for a reason.
    SESSION_ENDED,
    /// All sessions of a person were ended at once.
    SESSIONS_ENDED,
    /// A secret has a new key; what the old one signed goes on being good.
    SECRET_ROTATED,
    /// A secret has a new key, and all that the old ones signed is void.
    SECRET_REPLACED;

    /// The name in the audit log and on the bus, such as `invitation.created`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// Returns the type of that name, or empty if there is none.
    public static Optional<EventType> parse(String code) {
        for (var type : values()) {
            if (type.code().equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
