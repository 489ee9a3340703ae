package gatehouse.functions;

import gatehouse.domain.people.Export;

/// Where the files of exports lie: whatever begins so is deleted after seven days
/// (`template.yaml`).
public final class ExportFiles {
    private ExportFiles() {}

    /// The name of an export's file in the bucket.
    public static String name(Export export) {
        return "exports/" + export.tenant() + "/" + export.id() + ".csv";
    }
}
