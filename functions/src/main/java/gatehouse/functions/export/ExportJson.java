package gatehouse.functions.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Codes;
import gatehouse.domain.people.Export;
import gatehouse.http.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// An export as answers show it.
final class ExportJson {
    private ExportJson() {}

    /// @param link to the file, good from now on; empty where there is none
    static ObjectNode of(Export export, Optional<URI> link, Instant now) {
        return Json.object()
                .put("id", export.id().value())
                .put("state", Codes.of(export.statusAt(now)))
                .put("rows", export.rows())
                .put("createdAt", export.createdAt().toString())
                .put("finishedAt", export.finishedAt(now).map(Instant::toString).orElse(null))
                .put("url", link.map(URI::toString).orElse(null))
                .put("urlExpiresAt", link.map(_ -> now.plus(Export.LINK).toString()).orElse(null));
    }
}
