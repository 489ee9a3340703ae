package gatehouse.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;

/// An object in a bucket.
///
/// @param as how it is to be taken
public record StoredFile(SdkBytes content, Kind as) {

    /// What whoever put an object there said of it; each is empty where nothing was said.
    ///
    /// @param type the media type
    /// @param disposition how browsers take it, and under which name
    public record Kind(String type, String disposition) {
        static Kind of(Call call) {
            return new Kind(header(call, "Content-Type"), header(call, "Content-Disposition"));
        }

        static Kind read(JsonNode entry) {
            return new Kind(entry.path("type").asText(), entry.path("disposition").asText());
        }

        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("type", type)
                    .put("disposition", disposition);
        }

        private static String header(Call call, String name) {
            return call.request().firstMatchingHeader(name).orElse("");
        }
    }

    static StoredFile read(JsonNode entry) {
        return new StoredFile(content(entry), Kind.read(entry));
    }

    static SdkBytes content(JsonNode entry) {
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(entry.path("content").asText()));
    }

    ObjectNode json() {
        return as.json().put("content", Base64.getEncoder().encodeToString(content.asByteArray()));
    }
}
