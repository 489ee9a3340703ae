package gatehouse.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What API Gateway does about requests from pages of other origins (CORS): it adds its headers to
/// every answer to an allowed origin, whatever the function says, and answers a preflight that no
/// route takes.
public final class Cors {
    private static final Set<String> KNOWN =
            Set.of(
                    "AllowOrigins",
                    "AllowCredentials",
                    "AllowMethods",
                    "AllowHeaders",
                    "ExposeHeaders",
                    "MaxAge");
    private static final String ALLOW = "Access-Control-Allow-";

    private final List<String> origins;
    private final Map<String, List<String>> onPreflights = new TreeMap<>();
    private final Map<String, List<String>> onAnswers = new TreeMap<>();

    private Cors(JsonNode declared) {
        this.origins = Resource.texts(declared.path("AllowOrigins"));
        if (declared.path("AllowCredentials").asBoolean()) {
            onPreflights.put(ALLOW + "Credentials", List.of("true"));
            onAnswers.put(ALLOW + "Credentials", List.of("true"));
        }
        listed(ALLOW + "Methods", declared.path("AllowMethods"), onPreflights);
        listed(ALLOW + "Headers", declared.path("AllowHeaders"), onPreflights);
        listed("Access-Control-Max-Age", declared.path("MaxAge"), onPreflights);
        listed("Access-Control-Expose-Headers", declared.path("ExposeHeaders"), onAnswers);
    }

    /// What the template declares for its API; nothing where it declares nothing.
    ///
    /// @throws IllegalArgumentException where it declares what is not known here, or a wildcard
    public static Cors of(Template template) {
        var declared =
                template.resources("AWS::ApiGatewayV2::Api").stream()
                        .map(api -> api.properties().path("CorsConfiguration"))
                        .filter(JsonNode::isObject)
                        .findFirst();
        declared.ifPresent(Cors::check);
        return new Cors(declared.orElseGet(MissingNode::getInstance));
    }

    private static void check(JsonNode declared) {
        for (var entry : declared.properties()) {
            if (!KNOWN.contains(entry.getKey())) {
                throw new IllegalArgumentException("not known here: " + entry.getKey());
            }
            if (Resource.texts(entry.getValue()).stream().anyMatch(text -> text.contains("*"))) {
                throw new IllegalArgumentException("a wildcard in " + entry.getKey());
            }
        }
    }

    private static void listed(String header, JsonNode values, Map<String, List<String>> into) {
        var texts = Resource.texts(values);
        if (!texts.isEmpty()) {
            into.put(header, List.of(String.join(",", texts)));
        }
    }

    /// The answer to a preflight that no route takes; empty where CORS is not configured, or the
    /// request is none.
    Optional<Reply> preflight(Asked asked) {
        return asked.isPreflight() && !origins.isEmpty()
                ? Optional.of(on(asked, Reply.empty(204)))
                : Optional.empty();
    }

    /// The same reply with what CORS adds to it.
    Reply on(Asked asked, Reply reply) {
        if (!origins.contains(asked.origin())) {
            return reply;
        }
        var headers = new LinkedHashMap<>(reply.headers());
        headers.put(ALLOW + "Origin", List.of(asked.origin()));
        headers.putAll(asked.isPreflight() ? onPreflights : onAnswers);
        return new Reply(reply.status(), headers, reply.body());
    }

    /// What it goes by.
    ///
    /// @param origin empty where the request names none
    /// @param isPreflight whether a browser asks before the request itself
    record Asked(String origin, boolean isPreflight) {}
}
