package gatehouse.local.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what in an answer the contract does not say.
final class Judge {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String COOKIE = "Set-Cookie";
    private final Document document;

    Judge(Document document) {
        this.document = document;
    }

    /// What is at odds; empty for a good answer.
    List<String> faults(Exchange exchange) {
        var response = response(exchange);
        return response.isMissingNode()
                ? List.of("never answers %d".formatted(exchange.status()))
                : faults(exchange, response);
    }

    private JsonNode response(Exchange exchange) {
        return document.find(exchange.method(), exchange.path())
                .map(operation -> document.response(operation, Integer.toString(exchange.status())))
                .orElseGet(() -> elsewhere(exchange));
    }

    private JsonNode elsewhere(Exchange exchange) {
        int status = exchange.status();
        boolean asksFirst = exchange.method().equals("OPTIONS");
        if (asksFirst && status == document.root().at("/x-preflight/status").asInt()) {
            return document.preflight();
        }
        return status == document.root().at("/x-elsewhere/status").asInt()
                ? document.elsewhere()
                : MissingNode.getInstance();
    }

    private List<String> faults(Exchange exchange, JsonNode response) {
        var faults = new ArrayList<String>();
        boolean hasBody = response.has("content") && !exchange.method().equals("HEAD");
        var content = response.path("content").path(exchange.type());
        if (!isGateways(content)) {
            response.path("headers")
                    .properties()
                    .forEach(header -> faults.addAll(header(header, exchange)));
            if (!response.path("headers").has(COOKIE)
                    && exchange.headers().first(COOKIE).isPresent()) {
                faults.add("never sets a cookie");
            }
        }
        if (!hasBody) {
            if (!exchange.body().isEmpty()) {
                faults.add("has a body");
            }
        } else if (content.isMissingNode()) {
            faults.add("is never of type '%s'".formatted(exchange.type()));
        } else {
            faults.addAll(document.schemas().faults(content.path("schema"), body(exchange)));
        }
        return faults;
    }

    /// Where API Gateway answers by itself, none of our headers are there.
    private static boolean isGateways(JsonNode content) {
        return content.path("schema").path("$ref").asText().endsWith("/GatewayMessage");
    }

    private List<String> header(Map.Entry<String, JsonNode> declared, Exchange exchange) {
        var header = document.resolved(declared.getValue());
        var name = declared.getKey();
        // more than one are cookies: each has a header of its own
        var values = exchange.headers().all(name);
        if (values.isEmpty()) {
            return header.path("required").asBoolean()
                    ? List.of("lacks the header " + name)
                    : List.of();
        }
        return values.stream().flatMap(value -> header(name, header, value)).toList();
    }

    private Stream<String> header(String name, JsonNode header, String value) {
        var read =
                header.path("schema").path("type").asText().equals("integer")
                        ? json(value).orElseGet(() -> TextNode.valueOf(value))
                        : TextNode.valueOf(value);
        return document.schemas().faults(header.path("schema"), read).stream()
                .map(fault -> "header " + name + ": " + fault);
    }

    /// Text where it is no JSON: no schema of JSON takes that.
    private static JsonNode body(Exchange exchange) {
        return exchange.type().endsWith("json")
                ? json(exchange.body()).orElseGet(() -> TextNode.valueOf(exchange.body()))
                : TextNode.valueOf(exchange.body());
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }
}
