package gatehouse.local.web;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.LocalSystem;
import gatehouse.local.functions.Function;

/// Invokes a function by its short name, as `aws lambda invoke` does on AWS: whoever is on this
/// machine may.
final class Invocations {
    static final String PATH = "POST " + Panel.PATH + "/functions/";

    private final LocalSystem system;

    Invocations(LocalSystem system) {
        this.system = system;
    }

    /// @return what the function answers
    /// @throws Panel.Refused if there is no such function, or it failed
    JsonNode invoke(String name, JsonNode payload) {
        try {
            return system.invoke(name, payload);
        } catch (IllegalArgumentException absent) {
            throw new Panel.Refused("no such function", absent);
        } catch (Function.Failed failed) {
            throw new Panel.Refused("the function failed: see /_local/log", failed);
        }
    }
}
