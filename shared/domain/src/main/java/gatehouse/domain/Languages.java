package gatehouse.domain;

import java.util.List;

/// The languages that a tenant's people need no translation of (B7).
///
/// @param enabled whether texts are translated there at all
/// @param tags BCP 47; the first of them is what texts are translated into where a person prefers
///   none
public record Languages(boolean enabled, List<String> tags) {
    /// Nothing is translated.
    public static final Languages NONE = new Languages(false, List.of());

    /// How many there can be.
    public static final int MOST = 20;

    public Languages {
        tags = List.copyOf(tags);
    }
}
