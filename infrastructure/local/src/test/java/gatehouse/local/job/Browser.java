package gatehouse.local.job;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.io.TemporaryFilesystem;

/// A browser without a screen. Tests that want one are skipped where no Chromium and its driver
/// are.
final class Browser {
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final List<Path> BROWSERS =
            Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of("/usr/bin", name))
                    .toList();

    private Browser() {}

    /// Starts one.
    ///
    /// @param language that its person wants pages in
    static ChromeDriver start(String language) {
        var found = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(
                found.isPresent() && Files.isExecutable(DRIVER),
                "skipped: there is no Chromium with a chromedriver in /usr/bin");
        // gone with this JVM; one that the driver makes leaves something behind
        var profile = TemporaryFilesystem.getDefaultTmpFS().createTempDir("profile", "");
        var options = new ChromeOptions();
        options.setBinary(found.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--window-size=390,844",
                "--user-data-dir=" + profile);
        var service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
        return new ChromeDriver(service, options);
    }
}
