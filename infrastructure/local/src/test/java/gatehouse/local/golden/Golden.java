package gatehouse.local.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A checked-in text that says what is so now, for a person to review: a change shows as a
/// difference. `-Dgolden.write=true` writes it anew.
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/gatehouse/local/golden");

    private Golden() {}

    /// Only what differs: `-` is reviewed and not so now, `+` is so now and not reviewed.
    public static List<String> differences(String name, List<String> now) {
        var reviewed = lines(name, now);
        return Stream.concat(
                        reviewed.stream().filter(line -> !now.contains(line)).map("- "::concat),
                        now.stream().filter(line -> !reviewed.contains(line)).map("+ "::concat))
                .toList();
    }

    /// The lines of the file, after it has been written anew if that was asked for.
    public static List<String> lines(String name, List<String> now) {
        var file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.write")) {
                var _ = Files.writeString(file, String.join("\n", now) + "\n");
            }
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("-Dgolden.write=true writes it", unreadable);
        }
    }
}
