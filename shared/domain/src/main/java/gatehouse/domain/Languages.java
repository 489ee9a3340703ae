package gatehouse.domain;

import java.util.List;
import java.util.Optional;

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

    /// What a person of the tenant needs no translation of: the own list, where there is one, else
    /// the tenant's; none where nothing is translated.
    public List<String> readBy(Profile person) {
        if (!enabled) {
            return List.of();
        }
        return person.languages().isEmpty() ? tags : person.languages();
    }

    /// What everything else is translated into for a person: what is preferred, else the first of
    /// what is read; empty where nothing is translated.
    public Optional<String> translatedFor(Profile person) {
        return enabled
                ? person.preferredLanguage().or(() -> readBy(person).stream().findFirst())
                : Optional.empty();
    }
}
