package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Hmac;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// What the tests of links that set a password ask.
final class Passwords {
    static final String ASK = "/v1/password-resets";
    static final String RESET = "/v1/password-resets/complete";
    static final String ACTIVATE = "/v1/activations/complete";

    /// One that nobody in these tests has at first.
    static final String CHOSEN = "three gates by night";

    private Passwords() {}

    static Reply ask(String login) {
        return House.post(ASK, "", House.object().put("login", login));
    }

    /// Asks for a person's link, and takes it from the mail.
    static String linkOf(Person person) {
        var reply = ask(person.email());
        if (reply.status() != 202) {
            throw new AssertionError(reply);
        }
        return House.linkToken(person.email());
    }

    static Reply use(String path, String token) {
        return use(path, token, CHOSEN);
    }

    static Reply use(String path, String token, String password) {
        return House.post(path, "", House.object().put("token", token).put("password", password));
    }

    static Reply signIn(String username, String password) {
        var body = House.object().put("username", username).put("password", password);
        return House.post("/v1/sessions", "", body);
    }

    /// Everything that could pass for a link of these, and is none.
    static List<String> forged(String link, String other) {
        var dot = link.indexOf('.');
        var content = link.substring(0, dot);
        var signature = link.substring(dot);
        var parts = Tampered.said(content).split("/", -1);
        var bad =
                new ArrayList<>(
                        List.of(
                                "",
                                "x",
                                content,
                                content + ".",
                                signature,
                                link.substring(0, link.length() - 1),
                                link.substring(1),
                                link + "A",
                                " " + link,
                                Tampered.flipped(link, dot + 1),
                                Tampered.flipped(link, 3),
                                content + other.substring(other.indexOf('.')),
                                other.substring(0, other.indexOf('.')) + signature,
                                content + "." + ownSignature(content),
                                "x".repeat(5_000),
                                "ä.ö"));
        var others = new String[] {"globex", "a".repeat(26), "1", "99999999999999"};
        for (int i = 0; i < parts.length; i++) {
            bad.add(Tampered.rewritten(content, parts[i], others[i]) + signature);
        }
        return bad;
    }

    /// By a key that is not ours.
    private static String ownSignature(String content) {
        var key = new Hmac(List.of("k".repeat(64)));
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.sign("gatehouse-link/reset/" + Tampered.said(content)));
    }

    /// Entries of a type about people at home in a tenant, the newest first.
    static List<JsonNode> entries(Person reader, String type) {
        House.SYSTEM.quiet();
        return entries(reader, House.signIn(reader), type);
    }

    /// The same, read with a token that is there already.
    static List<JsonNode> entries(Person reader, String token, String type) {
        House.SYSTEM.quiet();
        var path = House.home(reader, "/audit?limit=100&type=" + type);
        var entries = new ArrayList<JsonNode>();
        House.get(path, token).json().path("items").forEach(entries::add);
        return entries;
    }

    /// What a sign-in answers where something else is done just before its session is written.
    static Reply meeting(Supplier<Reply> signIn, Runnable other) {
        return meeting("signin", "session.started", signIn, other);
    }

    /// What a request answers where something else is done just before what it decided is written.
    ///
    /// @param function whose write it is
    /// @param type of the event that the write carries
    static Reply meeting(String function, String type, Supplier<Reply> request, Runnable other) {
        var done = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    boolean writes =
                            call.function().equals(function)
                                    && call.body().asUtf8String().contains(type);
                    if (writes && done.compareAndSet(false, true)) {
                        other.run();
                    }
                    return next.answer(call);
                })) {
            var reply = request.get();
            if (!done.get()) {
                throw new AssertionError("nobody wrote " + type);
            }
            return reply;
        }
    }
}
