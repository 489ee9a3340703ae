package gatehouse.local;

import gatehouse.local.chaos.Chaos;
import gatehouse.local.events.Disorder;
import gatehouse.local.outside.Endpoint;
import gatehouse.local.storage.Storage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How to start.
///
/// @param port 0 for any that is free
/// @param template the file to read everything from
/// @param provider of what stands behind the functions
/// @param chaos what goes wrong; empty: nothing does
/// @param parameters of the template, where they are not to have its own values; by name
public record Options(
        int port,
        Storage storage,
        Path template,
        Seed seed,
        Provider.Start provider,
        Optional<Chaos> chaos,
        Map<String, String> parameters) {
    private static final int PORT = 8080;
    private static final String TEMPLATE = "template.yaml";

    /// In memory, on the usual port, with the project's own template.
    public static Options usual() {
        return new Options(
                PORT,
                new Storage.Memory(),
                projectTemplate(),
                new StandardSeed(),
                InProcess::new,
                Optional.empty(),
                Map.of());
    }

    public Options port(int other) {
        return new Options(other, storage, template, seed, provider, chaos, parameters);
    }

    public Options data(Path folder) {
        return new Options(
                port, new Storage.Folder(folder), template, seed, provider, chaos, parameters);
    }

    public Options template(Path other) {
        return new Options(port, storage, other, seed, provider, chaos, parameters);
    }

    public Options seed(Seed other) {
        return new Options(port, storage, template, other, provider, chaos, parameters);
    }

    /// Table, mail, bus, files, queues and secrets on an endpoint of somebody else's instead of in
    /// this process. What is made there goes with the system, so it has no use for [#data(Path)].
    public Options endpoint(URI url) {
        return new Options(port, storage, template, seed, Endpoint.at(url), chaos, parameters);
    }

    /// Delivers, delays, refuses and breaks off as AWS may, by decisions from a seed.
    public Options chaos(long from) {
        return new Options(
                port, storage, template, seed, provider, Optional.of(new Chaos(from)), parameters);
    }

    /// Lets the pages of other origins call from a browser.
    ///
    /// @param others with commas between
    public Options origins(String others) {
        return with("AllowedOrigins", others);
    }

    /// Hashes passwords with less memory than the template allows, or more.
    ///
    /// @param kib at least 8
    public Options passwordMemory(int kib) {
        return with("PasswordMemory", Integer.toString(kib));
    }

    private Options with(String parameter, String value) {
        var all = new HashMap<>(parameters);
        all.put(parameter, value);
        return new Options(port, storage, template, seed, provider, chaos, Map.copyOf(all));
    }

    /// The parameters that the template is read with.
    ///
    /// @param base where the system listens
    public Map<String, String> parameters(String base) {
        var all = new HashMap<>(parameters);
        all.put("BaseUrl", base);
        return all;
    }

    /// How much out of order one place delivers.
    ///
    /// @param place such as the name of the function that is fed
    Disorder disorder(String place) {
        return chaos.map(from -> from.disorder(place)).orElse(Disorder.NONE);
    }

    /// The one that the script names, or the next one on the way up from the working folder.
    private static Path projectTemplate() {
        var named = System.getProperty("gatehouse.template", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(TEMPLATE)) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder.resolve(TEMPLATE);
    }
}
