package gatehouse.http;

/// One route of a function.
///
/// @param route the gateway's route key, such as `POST /v1/sessions`; a `GET` answers `HEAD` too
/// @param entry who may come in
/// @param body what it takes
/// @param verb what it does
/// @param manner how it tells refusals, and which id it names requests by
public record Endpoint(String route, Entry entry, Body body, Verb verb, Manner manner) {

    /// One that speaks as all of ours do.
    public Endpoint(String route, Entry entry, Body body, Verb verb) {
        this(route, entry, body, verb, Manner.OWN);
    }

    /// Who may come in.
    public enum Entry {
        /// Anybody. The list of these routes is a golden table.
        PUBLIC,
        /// Whoever holds a good access token.
        SIGNED_IN,
        /// Anybody; who sends an access token is known by it, and it has to be good. The list of
        /// these routes is the same golden table.
        EITHER
    }

    /// What a request brings.
    public enum Body {
        /// Nothing, or an empty object.
        NONE,
        /// A JSON object.
        JSON,
        /// The same, handed on as a text, to the byte: somebody has signed it.
        SIGNED,
        /// Comma-separated values (RFC 4180) in UTF-8.
        CSV,
        /// A picture.
        PICTURE,
        /// The fields of an HTML form.
        FORM
    }

    /// A route that takes no body, for signed-in callers.
    public static Endpoint of(String route, Verb verb) {
        return new Endpoint(route, Entry.SIGNED_IN, Body.NONE, verb);
    }

    /// A route that takes JSON, from signed-in callers.
    public static Endpoint json(String route, Verb verb) {
        return new Endpoint(route, Entry.SIGNED_IN, Body.JSON, verb);
    }

    /// A route of AuthZEN: takes JSON, from signed-in callers, and speaks as that specification has
    /// it.
    public static Endpoint authZen(String route, Verb verb) {
        return new Endpoint(route, Entry.SIGNED_IN, Body.JSON, verb, Manner.AUTHZEN);
    }

    /// A route that takes a file of comma-separated values, from signed-in callers.
    public static Endpoint csv(String route, Verb verb) {
        return new Endpoint(route, Entry.SIGNED_IN, Body.CSV, verb);
    }

    /// A route that takes a picture, from signed-in callers.
    public static Endpoint picture(String route, Verb verb) {
        return new Endpoint(route, Entry.SIGNED_IN, Body.PICTURE, verb);
    }

    /// A route for anybody that takes no body.
    public static Endpoint open(String route, Verb verb) {
        return new Endpoint(route, Entry.PUBLIC, Body.NONE, verb);
    }

    /// A route for anybody, signed in or not, that takes JSON.
    public static Endpoint eitherJson(String route, Verb verb) {
        return new Endpoint(route, Entry.EITHER, Body.JSON, verb);
    }

    /// A route for anybody that takes JSON.
    public static Endpoint openJson(String route, Verb verb) {
        return new Endpoint(route, Entry.PUBLIC, Body.JSON, verb);
    }

    /// A route for another system, which signs the JSON that it sends: the verb lets it in.
    public static Endpoint openSigned(String route, Verb verb) {
        return new Endpoint(route, Entry.PUBLIC, Body.SIGNED, verb);
    }

    /// A route for anybody that takes the fields of a form.
    public static Endpoint openForm(String route, Verb verb) {
        return new Endpoint(route, Entry.PUBLIC, Body.FORM, verb);
    }
}
