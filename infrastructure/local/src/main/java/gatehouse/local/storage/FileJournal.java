package gatehouse.local.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One value a line. A last line that a kill cut short was never promised to anybody: it is
/// dropped.
final class FileJournal implements Journal {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Path file;
    private final List<JsonNode> past;

    FileJournal(Path file) {
        this.file = file;
        this.past = read(file);
        replace(past);
    }

    @Override
    public List<JsonNode> past() {
        return past;
    }

    @Override
    public synchronized void append(JsonNode value) {
        try {
            Files.writeString(
                    file, value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write " + file, full);
        }
    }

    @Override
    public synchronized void replace(List<? extends JsonNode> values) {
        var next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(
                    next, values.stream().map(value -> value + "\n").collect(Collectors.joining()));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write " + file, full);
        }
    }

    private static List<JsonNode> read(Path file) {
        var values = new ArrayList<JsonNode>();
        try {
            if (Files.exists(file)) {
                var text = Files.readString(file, StandardCharsets.UTF_8);
                for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                    values.add(MAPPER.readTree(line));
                }
            }
        } catch (JsonProcessingException strange) {
            throw new IllegalStateException("not a journal of ours: " + file, strange);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
        return List.copyOf(values);
    }
}
