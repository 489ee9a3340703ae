package gatehouse.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A function as the template declares it.
///
/// @param id the logical id
/// @param events its sources, but for routes
public record Declared(
        String id,
        String arn,
        String handlerClass,
        Map<String, String> environment,
        Duration timeout,
        JsonNode events) {
    private static final String METHOD = "::handleRequest";
    private static final String SUFFIX = "Function";
    private static final int DEFAULT_TIMEOUT = 3;

    public static List<Declared> all(Template template) {
        return template.resources("AWS::Serverless::Function").stream()
                .map(resource -> of(resource, template.attribute(resource, "Arn")))
                .toList();
    }

    private static Declared of(Resource resource, String arn) {
        var handler = resource.text("Handler");
        if (!handler.endsWith(METHOD)) {
            throw new IllegalArgumentException(resource.id() + ": not a handler here: " + handler);
        }
        var environment = new LinkedHashMap<String, String>();
        resource.properties()
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
        return new Declared(
                resource.id(),
                arn,
                handler.substring(0, handler.length() - METHOD.length()),
                Map.copyOf(environment),
                Duration.ofSeconds(resource.properties().path("Timeout").asInt(DEFAULT_TIMEOUT)),
                resource.properties().path("Events"));
    }

    /// The short name: `InviteFunction` is `invite`.
    public String name() {
        var stem = id.endsWith(SUFFIX) ? id.substring(0, id.length() - SUFFIX.length()) : id;
        return stem.toLowerCase(Locale.ROOT);
    }
}
