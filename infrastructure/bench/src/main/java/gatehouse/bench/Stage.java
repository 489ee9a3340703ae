package gatehouse.bench;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.costs.Asking;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A system of its own for one part, with the seeded people, where nothing happens by itself.
final class Stage implements AutoCloseable {
    private static final String INVITE = "POST /v1/tenants/{tenant}/vendor-invitations";
    private final LocalSystem system;
    private final Asking web;

    Stage() {
        system = LocalSystem.start(Options.usual().port(0));
        system.quiet();
        system.sweep().enable(false);
        web = new Asking(system);
    }

    LocalSystem system() {
        return system;
    }

    /// An access token of one of the seeded people.
    String token(String name, String tenant) {
        var login =
                "{\"username\":\"%s@%s.example\",\"password\":\"%s-at-the-gate\"}"
                        .formatted(name, tenant, name);
        return web.ask("POST /v1/sessions", Map.of(), "", login).path("accessToken").asText();
    }

    /// Invites somebody of the vendor to acme.
    void invite(String token, String email) {
        var wish = "{\"email\":\"" + email + "\",\"reason\":\"" + Worker.REASON + "\"}";
        var _ = web.ask(INVITE, Map.of("tenant", "acme"), token, wish);
    }

    /// Asks for all that a person has access to.
    void me(String token) {
        var _ = web.ask("GET /v1/me", Map.of(), token, "");
    }

    /// What another process has to know to ask for her in this system's table.
    Scene scene(String ana) {
        var platform = system.platform("invite");
        var account = Rows.first(system, "E#ana@acme.example", "CLAIM");
        var table = new Properties();
        Scene.environment(table, platform.environment());
        table.setProperty("endpoint", system.dynamoAddress().toString());
        table.setProperty("region", platform.region().id());
        table.setProperty("token", ana);
        table.setProperty("table", system.table());
        table.setProperty("pk", "A#" + text(account, "account"));
        table.setProperty("sk", "ACCOUNT");
        return new Scene(table);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }

    @Override
    public void close() {
        web.close();
        system.close();
    }
}
