package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/// What came back.
///
/// @param json the body as JSON; missing where it is none
public record Reply(int status, String text, JsonNode json, HttpHeaders headers) {

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// The pointers of every fault that a problem names.
    public List<String> pointers() {
        var pointers = new ArrayList<String>();
        json.path("errors").forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }

    /// The last part of a problem's type.
    public String problem() {
        var type = json.path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
