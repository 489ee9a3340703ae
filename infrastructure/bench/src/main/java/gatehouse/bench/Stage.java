package gatehouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Secrets;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.costs.Asking;
import gatehouse.local.gateway.FrontDoor;
import gatehouse.local.gateway.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A system of its own for one part, with the seeded people, where nothing happens by itself.
final class Stage implements AutoCloseable {
    private static final String INVITE = "POST /v1/tenants/{tenant}/vendor-invitations";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final LocalSystem system;
    private final Asking web;
    private final FrontDoor vault = new FrontDoor(0);

    Stage() {
        system = LocalSystem.start(Options.usual().port(0));
        system.quiet();
        system.sweep().enable(false);
        web = new Asking(system);
        var secrets = AwsModule.secrets(system.platform("signin"), system.clock());
        vault.open((exchange, _) -> secret(secrets, exchange), Map.of());
    }

    LocalSystem system() {
        return system;
    }

    /// An access token of one of the seeded people.
    String token(String name, String tenant) {
        return signIn(name + "@" + tenant + ".example", name + "-at-the-gate");
    }

    /// An access token of somebody.
    String signIn(String username, String password) {
        var login = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
        return ask("POST /v1/sessions", Map.of(), "", login).path("accessToken").asText();
    }

    /// Asks over HTTP, as [Asking#ask] has it.
    JsonNode ask(String route, Map<String, String> path, String token, String body) {
        return web.ask(route, path, token, body);
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

    /// What another process has to know to be a function that works on this system's table.
    ///
    /// @param ana her access token
    Scene scene(String function, String ana) {
        var platform = system.platform(function);
        var account = Rows.first(system, "E#ana@acme.example", "CLAIM");
        var table = new Properties();
        Scene.environment(table, platform.environment());
        table.setProperty("dynamodb", system.dynamoAddress().toString());
        table.setProperty("secretsmanager", vault.base());
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

    /// Secrets Manager, for another process: what `signin` may read.
    private static Reply secret(Secrets secrets, HttpExchange exchange) throws IOException {
        var name = MAPPER.readTree(exchange.getRequestBody()).path("SecretId").asText();
        var answer = MAPPER.createObjectNode().put("SecretString", secrets.read(name).toString());
        return Reply.text(200, "application/x-amz-json-1.1", answer.toString());
    }

    @Override
    public void close() {
        vault.close();
        web.close();
        system.close();
    }
}
