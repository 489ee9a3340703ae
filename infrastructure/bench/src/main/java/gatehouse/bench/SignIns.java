package gatehouse.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.functions.signin.SigninHandler;
import java.util.Map;

/// Signs one person in, again and again.
final class SignIns {
    static final String PASSWORD = "ana-at-the-gate";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int REFRESHES = 2000;

    private final SigninHandler handler;

    SignIns(ScenePlatform platform) {
        handler = new SigninHandler(platform);
    }

    /// Has a session refreshed so often that table, tokens and SDK are compiled: a refresh is a
    /// sign-in without the hash, in a tenth of the time.
    SignIns warmed() {
        var token = signIn().path("refreshToken").asText();
        for (int times = 0; times < REFRESHES; times++) {
            var form = JsonNodeFactory.instance.objectNode().put("refreshToken", token);
            token = ask("POST /v1/sessions/refresh", form).path("refreshToken").asText();
        }
        return this;
    }

    JsonNode signIn() {
        var form =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("username", "ana@acme.example")
                        .put("password", PASSWORD);
        return ask("POST /v1/sessions", form);
    }

    private JsonNode ask(String route, JsonNode form) {
        var event = Events.of(route, Map.of(), "", form.toString());
        var answer = handler.handleRequest(event, Events.context());
        if (answer.getStatusCode() >= 300) {
            throw new IllegalStateException(answer.getStatusCode() + " " + answer.getBody());
        }
        try {
            return MAPPER.readTree(answer.getBody());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
