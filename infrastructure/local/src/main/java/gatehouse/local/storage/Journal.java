package gatehouse.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A list of JSON values that only grows, and outlives the process where the storage is a folder.
public interface Journal {

    /// What was appended before this process began, oldest first.
    List<JsonNode> past();

    /// Appends one value; when this returns, a kill of the process does not lose it.
    void append(JsonNode value);

    /// Puts these values in place of all.
    void replace(List<? extends JsonNode> values);
}
