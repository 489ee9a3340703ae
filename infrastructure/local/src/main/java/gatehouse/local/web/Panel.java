package gatehouse.local.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import gatehouse.local.LocalSystem;
import gatehouse.local.Seed;
import gatehouse.local.events.Activity;
import gatehouse.local.gateway.Reply;
import gatehouse.local.gateway.Target;
import gatehouse.local.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// `/_local`: what only this system has: its mailbox, events, clock and people.
public final class Panel {
    public static final String PATH = "/_local";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LARGEST = 64 * 1024;

    private final LocalSystem system;
    private final List<Seed.Person> people;
    private final ClockRequests clock;
    private final Invocations functions;

    public Panel(LocalSystem system, List<Seed.Person> people) {
        this.system = system;
        this.people = people;
        this.clock = new ClockRequests(system);
        this.functions = new Invocations(system);
    }

    public Reply answer(HttpExchange exchange, Target target) throws IOException {
        if (!Visitors.welcome(exchange, system.base())) {
            return problem(403, "Only from this machine", "another host or site asks");
        }
        var body = exchange.getRequestBody().readNBytes(LARGEST);
        try {
            var method = exchange.getRequestMethod();
            return answer(
                    (method.equals("HEAD") ? "GET" : method) + " " + target.path(), target, body);
        } catch (Refused why) {
            return problem(400, "Not understood", why.why());
        } catch (Activity.NotQuiet busy) {
            return problem(503, "Not quiet", String.join("; ", busy.unfinished()));
        }
    }

    private Reply answer(String what, Target target, byte[] body) {
        return switch (what) {
            case "GET /_local" -> Reply.text(200, "text/html; charset=utf-8", page());
            case "GET /_local/mails" -> json(MAPPER.valueToTree(mails(target)));
            case "GET /_local/events" -> json(MAPPER.valueToTree(system.events()));
            case "GET /_local/log" ->
                    Reply.text(200, "application/x-ndjson", String.join("\n", system.log()));
            case "GET /_local/accounts" -> json(MAPPER.valueToTree(people));
            case "GET /_local/clock" -> json(clock.tell());
            case "POST /_local/clock" -> json(clock.move(parsed(body)));
            case "POST /_local/quiet" -> {
                system.quiet();
                yield json(JsonNodeFactory.instance.objectNode().put("quiet", true));
            }
            case "GET /_local/webhook" ->
                    json(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("url", system.base() + "/v1/ticket-webhook")
                                    .put("secret", system.webhookSecret()));
            case "GET /_local/sweep" -> json(sweep());
            case "POST /_local/sweep" -> {
                var enabled = parsed(body).path("enabled");
                if (!enabled.isBoolean()) {
                    throw new Refused("enabled is true or false");
                }
                system.sweep().enable(enabled.asBoolean());
                yield json(sweep());
            }
            default ->
                    what.startsWith(Invocations.PATH)
                            ? json(
                                    functions.invoke(
                                            what.substring(Invocations.PATH.length()),
                                            parsed(body)))
                            : problem(404, "Not found", what);
        };
    }

    private List<Mail> mails(Target target) {
        return Query.first(target.query(), "to").map(system::mails).orElseGet(system::mails);
    }

    private JsonNode sweep() {
        return JsonNodeFactory.instance.objectNode().put("enabled", system.sweep().enabled());
    }

    private static JsonNode parsed(byte[] body) {
        try {
            var json = MAPPER.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException broken) {
            throw new Refused("not JSON", broken);
        }
        throw new Refused("not a JSON object");
    }

    private static Reply json(JsonNode body) {
        return Reply.text(200, "application/json", body.toString());
    }

    private static Reply problem(int status, String title, String detail) {
        var problem =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail);
        return Reply.text(status, "application/problem+json", problem.toString());
    }

    private static String page() {
        try (var page = Objects.requireNonNull(Panel.class.getResourceAsStream("panel.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A request that makes no sense.
    static final class Refused extends RuntimeException {
        private final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }

        Refused(String why, Throwable cause) {
            super(why, cause);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
