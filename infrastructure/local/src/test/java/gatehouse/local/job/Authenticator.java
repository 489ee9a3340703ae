package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.factor.Totp;
import gatehouse.local.demo.AuthenticatorApp;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/// An authenticator app in a person's hands, with the recovery codes that the person wrote down.
///
/// @param secret as it was typed into the app
/// @param totp what the app makes of it
/// @param recoveryCodes none before it is confirmed
record Authenticator(String secret, Totp totp, List<String> recoveryCodes) {
    static final String TOTP = "/v1/me/totp";

    /// Begins, no more.
    static Authenticator begun(Person person, String token) {
        var reply = begin(token, person.password());
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return of(reply.json().path("secret").asText());
    }

    /// Sets it up: every other session of the person is over then.
    static Authenticator on(Person person, String token) {
        var app = begun(person, token);
        var reply = confirm(token, app.code());
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        return new Authenticator(app.secret, app.totp, codes(reply.json()));
    }

    static Authenticator of(String secret) {
        return new Authenticator(secret, AuthenticatorApp.of(secret).totp(), List.of());
    }

    static List<String> codes(JsonNode answer) {
        return StreamSupport.stream(answer.path("recoveryCodes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static Reply begin(String token, String password) {
        return House.post(TOTP, token, House.object().put("currentPassword", password));
    }

    static Reply confirm(String token, String code) {
        return House.post(TOTP + "/confirm", token, House.object().put("code", code));
    }

    static Reply replaceCodes(String token, String code) {
        return House.post(TOTP + "/recovery-codes", token, House.object().put("code", code));
    }

    static Reply remove(String token, String code) {
        var body = House.object().put("code", code).toString();
        return House.ask("DELETE", TOTP, token, body, java.util.Map.of());
    }

    /// What the app shows now.
    String code() {
        return code(0);
    }

    /// What it shows some steps later, or has shown some earlier.
    String code(int steps) {
        return totp.code(Totp.stepAt(House.SYSTEM.clock().instant()) + steps);
    }

    /// Waits until it shows another code, which nobody has used.
    String fresh() {
        House.SYSTEM.advance(Duration.ofMinutes(1));
        return code();
    }

    static Reply signIn(Person person) {
        return signIn(person, "");
    }

    /// @param code empty for none
    static Reply signIn(Person person, String code) {
        var body =
                House.object().put("username", person.email()).put("password", person.password());
        return House.post("/v1/sessions", "", code.isEmpty() ? body : body.put("code", code));
    }

    static String token(Reply signedIn) {
        if (signedIn.status() != 201) {
            throw new AssertionError(signedIn);
        }
        return signedIn.json().path("accessToken").asText();
    }
}
