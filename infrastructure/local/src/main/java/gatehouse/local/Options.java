package gatehouse.local;

import gatehouse.local.chaos.Chaos;
import gatehouse.local.events.Disorder;
import gatehouse.local.outside.Endpoint;
import gatehouse.local.storage.Storage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How to start.
///
/// @param port 0 for any that is free
/// @param template the file to read everything from
/// @param provider of what stands behind the functions
/// @param chaos what goes wrong; empty: nothing does
/// @param origins whose pages may call from a browser, with commas between; empty: only our own
public record Options(
        int port,
        Storage storage,
        Path template,
        Seed seed,
        Provider.Start provider,
        Optional<Chaos> chaos,
        String origins) {
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
                "");
    }

    public Options port(int other) {
        return new Options(other, storage, template, seed, provider, chaos, origins);
    }

    public Options data(Path folder) {
        return new Options(
                port, new Storage.Folder(folder), template, seed, provider, chaos, origins);
    }

    public Options template(Path other) {
        return new Options(port, storage, other, seed, provider, chaos, origins);
    }

    public Options seed(Seed other) {
        return new Options(port, storage, template, other, provider, chaos, origins);
    }

    /// Table, mail, bus, files, queues and secrets on an endpoint of somebody else's instead of in
    /// this process. What is made there goes with the system, so it has no use for [#data(Path)].
    public Options endpoint(URI url) {
        return new Options(port, storage, template, seed, Endpoint.at(url), chaos, origins);
    }

    /// Delivers, delays, refuses and breaks off as AWS may, by decisions from a seed.
    public Options chaos(long from) {
        return new Options(
                port, storage, template, seed, provider, Optional.of(new Chaos(from)), origins);
    }

    /// Lets the pages of other origins call from a browser.
    public Options origins(String others) {
        return new Options(port, storage, template, seed, provider, chaos, others);
    }

    /// The parameters that the template is read with.
    ///
    /// @param base where the system listens
    public Map<String, String> parameters(String base) {
        return Map.of("BaseUrl", base, "AllowedOrigins", origins);
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
