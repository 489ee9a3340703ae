package gatehouse.functions.pages;

import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of refusal, as documented under `/problems/{type}`.
public enum ProblemType {
    MALFORMED(
            "malformed",
            400,
            "The request could not be read",
            "The body is not well-formed JSON, or not an object where one is expected; or a file is not UTF-8. On the routes"
                    + " of AuthZEN, also: it is not declared as JSON, or lacks what that specification asks for.",
            "Check that the body is complete and in UTF-8, then send it again. If there is a list errors, it names each"
                    + " faulty field."),
    NOT_SIGNED_IN(
            "not-signed-in",
            401,
            "Not signed in",
            "The route needs an access token. There was none, or it is expired, forged, ended by sign-out, or of an"
                    + " account that is disabled. For a sign-in: username, password or code is"
                    + " wrong, or the code was used already.",
            "Sign in, or renew the access token, and send the request again with Authorization: Bearer."),
    CODE_REQUIRED(
            "code-required",
            401,
            "A code is required",
            "The password is not enough: this account asks for a one-time code as well.",
            "Send the sign-in again with the current code of the authenticator app, or with a recovery code, in code."),
    LACKS_PERMISSION(
            "lacks-permission",
            403,
            "Not allowed",
            "You have access to this tenant, but no role you hold there right now has the permission that the detail"
                    + " names.",
            "Ask an administrator of the tenant for a role that has it. Trying again does not help."),
    MODULE_OFF(
            "module-off",
            403,
            "Not switched on here",
            "The route belongs to a part of the product that the vendor has not switched on for this tenant. The detail"
                    + " names it.",
            "Ask the vendor to switch it on: PUT /v1/tenants/{tenant}/modules/{module}. Trying again does not help before."),
    SECOND_FACTOR_REQUIRED(
            "second-factor-required",
            403,
            "This tenant wants a second factor",
            "The tenant lets people of your rank work in it only if signing in takes a code as well, and for your"
                    + " account it does not yet.",
            "Set up an authenticator app: POST /v1/me/totp, then POST /v1/me/totp/confirm with its first code. Then send"
                    + " the request again; the same access token is good."),
    PASSWORD_CHANGE_REQUIRED(
            "password-change-required",
            403,
            "Set another password first",
            "The session began with a temporary password, which was good for that one sign-in. Until its person has set"
                    + " another one, it can be used for nothing else.",
            "Have the person choose a password: POST /v1/me/credentials with the temporary one as currentPassword. Then"
                    + " send the request again; the same access token is good."),
    SIGN_IN_AGAIN(
            "sign-in-again",
            403,
            "Sign in again",
            "The session is good, but began too long ago for what was asked: whoever holds no more than a stolen token"
                    + " must not take an account over. Refreshing does not make a session begin anew.",
            "Have the person sign in, with password and code or by the identity provider, and send the request with the"
                    + " new session's access token within 15 minutes."),
    NOT_ADMITTED(
            "not-admitted",
            403,
            "No place here",
            "The tenant's identity provider vouches for you, but you have no place in the tenant that you could take. Why"
                    + " not, the answer does not say, on purpose.",
            "Ask an administrator of the tenant to invite you, by the mail address that the provider knows you by. Trying"
                    + " again does not help before."),
    OUTRANKED(
            "outranked",
            403,
            "Not allowed",
            "People act on people of lower rank only, and never on themselves. The tenant's own account managers may"
                    + " act on each other.",
            "Ask somebody of higher rank in the tenant. Trying again does not help."),
    OUT_OF_REACH(
            "out-of-reach",
            403,
            "Not allowed",
            "A tenant's own role is changed and deleted only by who could give it, as it is: its rank is within the own"
                    + " reach, and it allows nothing that the own roles do not.",
            "Ask somebody of higher rank in the tenant. Trying again does not help."),
    OTHER_PERSON(
            "other-person",
            403,
            "This offer is for somebody else",
            "The link was made for another person than the one who is signed in. It is not spent.",
            "Sign in as the person the mail was sent to, then open the link again."),
    NOT_FOUND(
            "not-found",
            404,
            "Not found",
            "There is nothing here for you: the route or the id does not exist, or you have no access to the tenant"
                    + " right now. Which of these it is, the answer does not say, on purpose.",
            "Check the address and the ids. GET /v1/me lists the tenants where you have access."),
    CONFLICT(
            "conflict",
            409,
            "In conflict with what is",
            "The request does not fit the present state: something unique is taken, or an open item of the kind exists"
                    + " already.",
            "Read the present state, resolve what the detail names, then decide whether the request still makes sense."),
    EXTERNAL_IDENTITY(
            "external-identity",
            409,
            "People come from another identity provider",
            "In this tenant people sign in by an identity provider of the tenant's own, which the detail names. There are"
                    + " no passwords here, so none can be used, set or reset, and nobody can be created.",
            "Sign in by that provider; a password that is forgotten is mended there, too. Somebody new is added there."),
    GONE(
            "gone",
            410,
            "No longer open",
            "What the request wants to act on is over: used, revoked, replaced by a newer one, or run out.",
            "It does not open again. Ask for a new invitation or link, or make a new item."),
    STALE(
            "stale",
            412,
            "Changed meanwhile",
            "The item is not the one that If-Match names any more: somebody changed it after you read it.",
            "Read it again, apply your change to what is there now, and send it with the new ETag."),
    TOO_LARGE(
            "too-large",
            413,
            "Too large",
            "The body is over the limit, which is 64 KiB unless the title or the detail names another; or the answer would be.",
            "Send less at a time; for large exports, use the route that the detail names."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "Not in this format",
            "The body is not of a type that this route takes.",
            "Send JSON with Content-Type: application/json, unless the route's documentation names another type."),
    INVALID(
            "invalid",
            422,
            "Some fields are not valid",
            "The request was read, but fields in it are missing, unknown, of the wrong type or out of range. Nothing"
                    + " was changed.",
            "The list errors names each faulty field by a JSON pointer and says what is wrong. Mend them all, then send"
                    + " the request again."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "Idempotency key used for another request",
            "The Idempotency-Key was sent before, within 24 hours, with another request.",
            "Use a new key for each new request, and the same key only to repeat the same one."),
    PRECONDITION_REQUIRED(
            "precondition-required",
            428,
            "If-Match is missing",
            "A change of this item must say which version it is based on.",
            "Read the item, and send the change with If-Match and the item's ETag."),
    TOO_MANY_REQUESTS(
            "too-many-requests",
            429,
            "Too many requests",
            "More was asked than is allowed for the time: requests, sign-in tries, or mails.",
            "Wait as many seconds as Retry-After says, then try again."),
    INTERNAL(
            "internal",
            500,
            "A fault on our side",
            "Something broke that should not have. It has been recorded.",
            "Try again with the same Idempotency-Key. If it persists, report the value of the header X-Request-Id."),
    UNAVAILABLE(
            "unavailable",
            503,
            "Not available right now",
            "Something that is needed for the answer could not be reached in time. This means neither yes nor no.",
            "Try again after a short while, with the same Idempotency-Key; wait longer each time.");

    private final String id;
    private final int status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(String id, int status, String title, String meaning, String remedy) {
        this.id = id;
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    static Optional<ProblemType> of(String id) {
        return Stream.of(values()).filter(type -> type.id.equals(id)).findAny();
    }

    /// The last part of the problem's `type`.
    public String id() {
        return id;
    }

    /// The HTTP status it comes with.
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /// What the caller can do.
    public String remedy() {
        return remedy;
    }
}
