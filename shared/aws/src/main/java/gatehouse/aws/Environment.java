package gatehouse.aws;

import gatehouse.domain.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// Whose pages may use the session's cookies: ours, and those of the frontends that are
    /// allowed.
    public Set<String> allowedOrigins() {
        var others = variables.getOrDefault("ALLOWED_ORIGINS", "").split(",", -1);
        return Stream.concat(Stream.of(baseUrl()), Stream.of(others))
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The tenant that runs the deployment.
    public TenantId vendor() {
        return new TenantId(required("VENDOR_TENANT"));
    }

    /// The namespace of the function's metrics; `Gatehouse` where none is given.
    public String metrics() {
        return variables.getOrDefault("METRICS", "Gatehouse");
    }

    /// KiB of memory that a hash of a password takes; 64 MiB where nothing is given, as in the
    /// template.
    public int passwordMemory() {
        return Integer.parseInt(variables.getOrDefault("PASSWORD_MEMORY", "65536"));
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
