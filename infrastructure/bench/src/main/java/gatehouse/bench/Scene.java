package gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// What a process of its own has to know: where the table is, who asks, and which item a bare read
/// reads. A file of properties, so that a process that needs no JSON loads none.
final class Scene {
    private static final String ENVIRONMENT = "environment.";
    private final Properties table;

    Scene(Properties table) {
        this.table = table;
    }

    static Scene read(Path file) {
        var table = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            table.load(in);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new Scene(table);
    }

    /// The same with a service more.
    ///
    /// @param base its address
    Scene with(String service, String base) {
        var more = new Properties();
        more.putAll(table);
        more.setProperty(service, base);
        return new Scene(more);
    }

    /// Writes it down for another process.
    Path file(Path folder) throws IOException {
        var file = folder.resolve("scene.properties");
        try (var out = Files.newBufferedWriter(file)) {
            table.store(out, null);
        }
        return file;
    }

    /// Where a service is.
    URI endpoint(String service) {
        return URI.create(text(service));
    }

    String region() {
        return text("region");
    }

    /// Who asks.
    String token() {
        return text("token");
    }

    String tableName() {
        return text("table");
    }

    String pk() {
        return text("pk");
    }

    String sk() {
        return text("sk");
    }

    /// The options that Lambda gives the JVM of the function that is measured.
    List<String> jvm() {
        return List.of(text(ENVIRONMENT + "JAVA_TOOL_OPTIONS").split(" ", -1));
    }

    /// That of the function that is measured.
    Map<String, String> environment() {
        var all = new HashMap<String, String>();
        table.stringPropertyNames().stream()
                .filter(name -> name.startsWith(ENVIRONMENT))
                .forEach(name -> all.put(name.substring(ENVIRONMENT.length()), text(name)));
        return all;
    }

    /// Adds the environment of a function.
    static void environment(Properties table, Map<String, String> environment) {
        environment.forEach((name, value) -> table.setProperty(ENVIRONMENT + name, value));
    }

    private String text(String name) {
        return Objects.requireNonNull(table.getProperty(name), name);
    }
}
