package gatehouse.domain;

import java.util.Locale;
import java.util.Optional;

/// What can happen: the closed list of events, the same in the audit log and on the bus (F4, F8).
public enum EventType {
    TENANT_CREATED,
    /// A tenant is called otherwise, or has other settings.
    TENANT_CHANGED,
    /// A tenant is managed by nobody from now on (C10).
    TENANT_RELEASED,
    /// The vendor switched a part of the product on or off for a tenant (C1).
    MODULE_CHANGED,
    /// The tenant's people come from another identity provider from now on.
    PROVIDER_CHANGED,
    /// The tenant asks a second factor of other people from now on, or of nobody.
    FACTOR_CHANGED,
    /// There is a group more, with nobody in it.
    GROUP_CREATED,
    /// A group has another name or description, or became active or inactive.
    GROUP_CHANGED,
    GROUP_DELETED,
    /// The tenant has a role of its own more.
    ROLE_CREATED,
    /// One of its own roles is called or described otherwise, or allows something else: at once, to
    /// everybody who has it.
    ROLE_CHANGED,
    /// One of its own roles is gone, and allows nothing any more.
    ROLE_DELETED,
    MEMBER_CREATED,
    /// What the tenant knows of somebody is another thing from now on, roles included (B6).
    MEMBER_CHANGED,
    /// Somebody was barred: at home everywhere, as a guest there only (B8).
    MEMBER_DISABLED,
    /// Somebody who was barred is let in again.
    MEMBER_ENABLED,
    /// Somebody is no member any longer; at home the account is gone, too.
    MEMBER_DELETED,
    /// Somebody was made a system admin again, by who runs the deployment.
    MEMBER_RESTORED,
    /// Somebody's first sign-in by the tenant's identity provider; it is known by its id there now.
    MEMBER_LINKED,
    /// Somebody has another picture from now on, or the first one (D7).
    AVATAR_CHANGED,
    /// Somebody's picture was taken away.
    AVATAR_REMOVED,
    INVITATION_CREATED,
    INVITATION_RESENT,
    INVITATION_ACCEPTED,
    INVITATION_REVOKED,
    INVITATION_EXPIRED,
    /// Somebody wants to join, and has still to show that the address is theirs: no log tells of
    /// it.
    REGISTRATION_REQUESTED,
    /// Somebody who wants to join has the address, and waits (D6).
    REGISTRATION_CONFIRMED,
    /// Somebody who wanted to join is a member now.
    REGISTRATION_APPROVED,
    REGISTRATION_DISAPPROVED,
    /// Nobody decided about it in time.
    REGISTRATION_EXPIRED,
    /// A tenant wishes something for its contacts (E3).
    REQUEST_SUBMITTED,
    /// One side said something about it to the other (E5).
    REQUEST_COMMENTED,
    /// All that was wished is so (E6).
    REQUEST_IMPLEMENTED,
    /// The vendor will not do it, or nobody decided in time.
    REQUEST_REJECTED,
    /// The tenant has thought better of it (E7).
    REQUEST_CANCELLED,
    /// It has been waiting for the vendor for a while.
    REQUEST_WAITING,
    /// An administrator gave a role.
    GRANT_CREATED,
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
    /// Somebody asked for a file of the tenant's people.
    EXPORT_REQUESTED,
    /// It is there, or will never be.
    EXPORT_FINISHED,
    /// Somebody signed in.
    SESSION_STARTED,
    /// Somebody signed out, or a session was ended for a reason.
    SESSION_ENDED,
    /// All sessions of a person were ended at once.
    SESSIONS_ENDED,
    /// Somebody's sign-in takes a second factor now; all other sessions of the person ended.
    TOTP_ENABLED,
    /// Somebody's sign-in takes the password alone again.
    TOTP_DISABLED,
    /// Somebody has new recovery codes, and the old ones are void.
    RECOVERY_REPLACED,
    /// The last free try at somebody's password or code failed: the next has to wait.
    ACCOUNT_LOCKED,
    /// Somebody changed the own username, the own password, or both.
    CREDENTIALS_CHANGED,
    /// Somebody wants another mail address, which has to be confirmed.
    EMAIL_REQUESTED,
    EMAIL_CANCELLED,
    /// Another mail address was confirmed, and is the account's now.
    EMAIL_CHANGED,
    /// A secret has a new key; what the old one signed goes on being good.
    SECRET_ROTATED,
    /// A secret has a new key, and all that the old ones signed is void.
    SECRET_REPLACED,
    /// Somebody asked, without signing in, for the link that sets a password. Whose login it was
    /// that was typed, or nobody's, is not known yet: no tenant's log tells of it.
    RESET_REQUESTED,
    /// A person was given a link to choose another password (B4).
    RESET_SENT,
    /// A person was given a link to choose the first password (B1).
    ACTIVATION_SENT,
    /// A person chose another password by a link, and was signed out everywhere.
    PASSWORD_RESET,
    /// A person chose the first password by a link.
    MEMBER_ACTIVATED;

    /// Whether it stands in an audit log. What changes nobody's data does not: it goes over the bus
    /// only.
    public boolean isAudited() {
        return this != RESET_REQUESTED && this != REGISTRATION_REQUESTED;
    }

    /// The name in the audit log and on the bus, such as `invitation.created`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// Returns the type of that name, or empty if there is none.
    public static Optional<EventType> parse(String code) {
        return Codes.parse(values(), EventType::code, code);
    }
}
