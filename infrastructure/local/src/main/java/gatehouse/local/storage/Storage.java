package gatehouse.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the system keeps what it knows: nowhere beyond its own life, or in a folder.
public sealed interface Storage {

    Journal journal(String name);

    /// Nothing outlives the process.
    record Memory() implements Storage {
        @Override
        public Journal journal(String name) {
            return FORGETFUL;
        }
    }

    /// Everything outlives the process, a kill included.
    record Folder(Path path) implements Storage {
        public Folder {
            try {
                Files.createDirectories(path);
            } catch (IOException refused) {
                throw new UncheckedIOException("cannot use " + path, refused);
            }
        }

        @Override
        public Journal journal(String name) {
            return new FileJournal(path.resolve(name + ".jsonl"));
        }
    }

    Journal FORGETFUL =
            new Journal() {
                @Override
                public List<JsonNode> past() {
                    return List.of();
                }

                @Override
                public void append(JsonNode value) {}

                @Override
                public void replace(List<? extends JsonNode> values) {}
            };
}
