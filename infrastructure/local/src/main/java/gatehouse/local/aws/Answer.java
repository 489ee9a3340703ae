package gatehouse.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/// What a service answers to a [Call].
public record Answer(int status, Map<String, List<String>> headers, SdkBytes body) {

    public static Answer json(JsonNode body) {
        return of(200, "application/x-amz-json-1.1", body.toString());
    }

    public static Answer xml(String body) {
        return of(200, "text/xml", body);
    }

    public static Answer of(int status, String type, String body) {
        return new Answer(
                status, Map.of("Content-Type", List.of(type)), SdkBytes.fromUtf8String(body));
    }

    /// An error in AWS's JSON protocols.
    ///
    /// @param type the exception's name, such as `ResourceNotFoundException`
    public static Answer error(String type, String message) {
        var body =
                JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message);
        return of(400, "application/x-amz-json-1.1", body.toString());
    }
}
