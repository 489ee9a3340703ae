package gatehouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The requests that the product made of the table, to be made again without the product.
final class Script {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final ObjectNode json;

    private Script(ObjectNode json) {
        this.json = json;
    }

    /// Records a warm `/v1/me` and a warm invitation.
    ///
    /// @param ana her access token
    static Script record(Stage stage, String ana) {
        var system = stage.system();
        var script = new Script(MAPPER.createObjectNode());
        stage.me(ana);
        script.record(system, "profile", "me", () -> stage.me(ana));
        stage.invite(ana, "sam@vendor.example");
        script.record(system, "invite", "invite", () -> stage.invite(ana, "vera@vendor.example"));
        return script;
    }

    private void record(LocalSystem system, String function, String name, Runnable work) {
        var calls = json.putArray(name);
        try (var _ =
                system.hook((call, next) -> {
                    if (call.function().equals(function) && call.service().equals("dynamodb")) {
                        add(calls, call.action(), MAPPER.readTree(call.body().asByteArray()));
                    }
                    return next.answer(call);
                })) {
            work.run();
        }
    }

    private static void add(ArrayNode calls, String action, JsonNode body) {
        synchronized (calls) {
            calls.addObject().put("action", action).set("body", body);
        }
    }

    /// The recorded requests of one operation, in their order.
    JsonNode calls(String name) {
        return json.path(name);
    }

    /// Writes it down for another process.
    Path file(Path folder) throws IOException {
        return Files.writeString(folder.resolve("script.json"), json.toString());
    }

    static Script read(Path file) {
        try {
            return new Script((ObjectNode) MAPPER.readTree(Files.readString(file)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
