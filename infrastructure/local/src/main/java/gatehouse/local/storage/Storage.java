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

    /// Keeps others out until it is closed.
    ///
    /// @throws UncheckedIOException if somebody works on it already
    Lock lock();

    /// A hold on the storage.
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    /// Nothing outlives the process.
    record Memory() implements Storage {
        @Override
        public Journal journal(String name) {
            return FORGETFUL;
        }

        @Override
        public Lock lock() {
            return () -> {};
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

        /// The system gives it up with the process, a kill included.
        @Override
        public Lock lock() {
            return FolderLock.on(path);
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
