package gatehouse.functions.bootstrap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.aws.Platform;
import gatehouse.domain.Origin;
import gatehouse.functions.Logbook;
import java.util.Map;

/// Invoked directly, once or again: makes what nothing else can start from.
public final class BootstrapHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Foundation foundation;
    private final Logbook logbook;

    /// In Lambda.
    public BootstrapHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public BootstrapHandler(Platform platform) {
        foundation = DaggerBootstrapComponent.factory().on(platform).foundation();
        logbook = new Logbook(getClass(), platform);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        var origin = new Origin(context.getAwsRequestId(), "bootstrap");
        return logbook.run(
                origin.requestId(), _ -> map(foundation.lay(MAPPER.valueToTree(input), origin)));
    }

    @SuppressWarnings("unchecked") // an object's fields have names
    private static Map<String, Object> map(JsonNode object) {
        return MAPPER.convertValue(object, Map.class);
    }
}
