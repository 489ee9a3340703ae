package gatehouse.local;

import gatehouse.local.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;

/// How to start.
///
/// @param port 0 for any that is free
/// @param template the file to read everything from
public record Options(int port, Storage storage, Path template, Seed seed) {
    private static final int PORT = 8080;
    private static final String TEMPLATE = "template.yaml";

    /// In memory, on the usual port, with the project's own template.
    public static Options usual() {
        return new Options(PORT, new Storage.Memory(), projectTemplate(), new StandardSeed());
    }

    public Options port(int other) {
        return new Options(other, storage, template, seed);
    }

    public Options data(Path folder) {
        return new Options(port, new Storage.Folder(folder), template, seed);
    }

    public Options template(Path other) {
        return new Options(port, storage, other, seed);
    }

    public Options seed(Seed other) {
        return new Options(port, storage, template, other);
    }

    /// The next one on the way up from the working folder.
    private static Path projectTemplate() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(TEMPLATE)) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder.resolve(TEMPLATE);
    }
}
