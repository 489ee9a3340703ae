package gatehouse.aws;

import gatehouse.domain.TenantId;
import java.util.Map;
import java.util.Optional;

/// A function's settings, as `template.yaml` gives them. A missing one is a fault of the
/// deployment.
///
/// @param variables by name
public record Environment(Map<String, String> variables) {

    /// The table's name.
    public String table() {
        return required("TABLE");
    }

    /// Where people and their links come in; no slash at the end. Also the issuer of tokens.
    public String baseUrl() {
        return required("BASE_URL");
    }

    /// The tenant that runs the deployment.
    public TenantId vendor() {
        return new TenantId(required("VENDOR_TENANT"));
    }

    /// The namespace of the function's metrics; `Gatehouse` where none is given.
    public String metrics() {
        return variables.getOrDefault("METRICS", "Gatehouse");
    }

    /// Any other.
    ///
    /// @throws IllegalStateException if it is not set
    public String required(String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalStateException("no environment variable " + name));
    }
}
