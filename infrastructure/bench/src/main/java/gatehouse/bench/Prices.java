package gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// Public prices in US dollars; see `prices.properties` for their date and place.
final class Prices {
    private final Properties table = new Properties();

    Prices() {
        try (InputStream file =
                Objects.requireNonNull(Prices.class.getResourceAsStream("prices.properties"))) {
            table.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String text(String name) {
        return Objects.requireNonNull(table.getProperty(name), name);
    }

    double of(String name) {
        return Double.parseDouble(text(name));
    }
}
