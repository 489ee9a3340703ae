package gatehouse.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.Fault;
import gatehouse.domain.ItemConflict;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A refusal as HTTP tells it (RFC 9457).
///
/// @param status the HTTP status
/// @param type the last part of its type, a path under `/problems/`
/// @param title the same for every problem of the type
/// @param detail of this one; empty where the title says it all
/// @param faults every faulty field
/// @param conflicts every item that stands in the way
/// @param headers that go with it
public record Problem(
        int status,
        String type,
        String title,
        String detail,
        List<Fault> faults,
        List<ItemConflict> conflicts,
        Map<String, String> headers) {

    /// The one mapper from refusals to HTTP (RFC 9110, section 15).
    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid(var faults) ->
                    new Problem(
                            422,
                            "invalid",
                            "Some fields are not valid",
                            "",
                            faults,
                            List.of(),
                            Map.of());
            case Refusal.NotSignedIn() ->
                    plain(401, "not-signed-in", "Not signed in", "")
                            .with("WWW-Authenticate", "Bearer");
            case Refusal.WrongCredentials() ->
                    plain(
                                    401,
                                    "not-signed-in",
                                    "Not signed in",
                                    "Username, password or code is wrong")
                            .with("WWW-Authenticate", "Bearer");
            case Refusal.CodeRequired() ->
                    plain(
                                    401,
                                    "code-required",
                                    "A code is required",
                                    "Send the code of the authenticator app, or a recovery code, too")
                            .with("WWW-Authenticate", "Bearer");
            case Refusal.SecondFactorRequired() ->
                    plain(
                            403,
                            "second-factor-required",
                            "This tenant wants a second factor",
                            "Set it up with POST /v1/me/totp, then POST /v1/me/totp/confirm");
            case Refusal.PasswordChangeRequired() ->
                    plain(
                            403,
                            "password-change-required",
                            "Set another password first",
                            "The one of now is temporary: POST /v1/me/credentials");
            case Refusal.SignInAgain() ->
                    plain(
                            403,
                            "sign-in-again",
                            "Sign in again",
                            "This needs a session that began within the last "
                                    + Session.FRESH.toMinutes()
                                    + " minutes");
            case Refusal.WrongIdToken() ->
                    plain(
                                    401,
                                    "not-signed-in",
                                    "Not signed in",
                                    "The ID token is not good here, or was used before")
                            .with("WWW-Authenticate", "Bearer");
            case Refusal.NotAdmitted() ->
                    plain(
                            403,
                            "not-admitted",
                            "No place here",
                            "Ask an administrator of the tenant to invite you");
            case Refusal.ExternalIdentity(var provider) ->
                    plain(
                            409,
                            "external-identity",
                            "People here come from another identity provider",
                            "People here are added at "
                                    + provider
                                    + " and sign in by it; there is no password here");
            case Refusal.Lacks(var permission) ->
                    plain(403, "lacks-permission", "Not allowed", "Needs " + permission.code());
            case Refusal.ModuleOff(var module) ->
                    plain(
                            403,
                            "module-off",
                            "Not switched on here",
                            "Needs the module " + module.code());
            case Refusal.Outranked() ->
                    plain(
                            403,
                            "outranked",
                            "Not allowed",
                            "People act on people of lower rank only, and not on themselves");
            case Refusal.OutOfReach() ->
                    plain(
                            403,
                            "out-of-reach",
                            "Not allowed",
                            "A role is given and changed only by who may give it");
            case Refusal.OtherPerson() ->
                    plain(403, "other-person", "This offer is for somebody else", "");
            case Refusal.Hidden() -> plain(404, "not-found", "Not found", "");
            case Refusal.Conflict(var what) ->
                    plain(409, "conflict", "Not possible as things stand", what);
            case Refusal.Conflicts(var items) ->
                    new Problem(
                            409,
                            "conflict",
                            "Not possible as things stand",
                            "What the request is about has changed since it was submitted",
                            List.of(),
                            items,
                            Map.of());
            case Refusal.Gone(var since) ->
                    plain(410, "gone", "No longer open", "No longer open since " + since);
            case Refusal.Stale() ->
                    plain(412, "stale", "Changed meanwhile", "Read it again, then retry");
            case Refusal.VersionMissing() ->
                    plain(
                            428,
                            "precondition-required",
                            "Say which version you change",
                            "Send If-Match with the ETag that you read");
            case Refusal.KeyReused() ->
                    plain(
                            422,
                            "idempotency-key-reused",
                            "The Idempotency-Key was used for another request",
                            "");
            case Refusal.TooMany(var what, var retryAfter) ->
                    plain(429, "too-many-requests", "Too many requests", what)
                            .with("Retry-After", seconds(retryAfter));
            case Refusal.TooLarge(var what) -> plain(413, "too-large", "Too large", what);
            case Refusal.Unavailable() ->
                    plain(503, "unavailable", "Not available right now", "Try again")
                            .with("Retry-After", "1");
        };
    }

    /// Problems that come before any verb is asked.
    static Problem plain(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, List.of(), List.of(), Map.of());
    }

    private Problem with(String header, String value) {
        return new Problem(status, type, title, detail, faults, conflicts, Map.of(header, value));
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /// The answer that carries it.
    public Answer answer() {
        return Answer.of(status, Json.write(json()), "application/problem+json", headers);
    }

    /// What such an answer says, to stand among other results.
    public ObjectNode json() {
        var body =
                Json.object()
                        .put("type", "/problems/" + type)
                        .put("title", title)
                        .put("status", status);
        if (!detail.isEmpty()) {
            body.put("detail", detail);
        }
        if (!faults.isEmpty()) {
            var errors = body.putArray("errors");
            faults.forEach(fault ->
                    errors.addObject()
                            .put("pointer", fault.pointer())
                            .put("detail", fault.detail()));
        }
        if (!conflicts.isEmpty()) {
            var items = body.putArray("conflicts");
            conflicts.forEach(conflict ->
                    items.addObject()
                            .put("item", conflict.item())
                            .put("member", conflict.member().map(AccountId::value).orElse(null))
                            .put("detail", conflict.detail()));
        }
        return body;
    }
}
