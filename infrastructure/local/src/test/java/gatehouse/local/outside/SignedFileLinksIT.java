package gatehouse.local.outside;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.AwsModule;
import gatehouse.aws.Files;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.Seed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On a system of its own: others move their clock, and an endpoint's does not move with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedFileLinksIT {
    private static final String FILE = "exports/Ana's people + guests.csv";
    private static final String CONTENT = "username,email\nana,ana@acme.example\n";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final LocalSystem system =
            LocalSystem.start(GivenEndpoint.in(Options.usual().port(0).seed(Seed.NOTHING)));
    private final Files files = files();

    private Files files() {
        var relay = system.platform("relay");
        var bucket = relay.environment().getOrDefault("SET_ASIDE_BUCKET", "");
        return AwsModule.files(relay, bucket);
    }

    @BeforeAll
    void put() {
        files.put(FILE, CONTENT);
        files.put("exports/other.csv", "not for you");
    }

    @AfterAll
    void close() {
        system.close();
    }

    @Test
    @DisplayName("a signed link gives the file to whoever has it")
    void good() {
        var answer = get(files.link(FILE, HOUR).toString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
    }

    @ParameterizedTest(name = "a link with another {0} is refused")
    @CsvSource({
        "file, exports/[^?]*, exports/other.csv",
        "expiry, X-Amz-Expires=3600, X-Amz-Expires=36000",
        "time, X-Amz-Date=2, X-Amz-Date=3",
        "region, %2Feu-central-1%2F, %2Feu-central-2%2F",
    })
    void tampered(String part, String was, String put) {
        var link = files.link(FILE, HOUR).toString();
        var changed = link.replaceFirst(was, put);

        assertThat(changed).as(part).isNotEqualTo(link);
        assertThat(get(changed).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("a link whose signature differs in one letter is refused")
    void forged() {
        var link = files.link(FILE, HOUR).toString();
        int place = link.indexOf("X-Amz-Signature=") + "X-Amz-Signature=".length();
        char other = link.charAt(place) == 'a' ? 'b' : 'a';
        var changed = link.substring(0, place) + other + link.substring(place + 1);

        assertThat(get(changed).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("a link without its signature is refused")
    void unsigned() {
        var link = files.link(FILE, HOUR).toString();

        assertThat(get(link.substring(0, link.indexOf('?'))).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("a link is refused once its time is over")
    void late() throws InterruptedException {
        // its time is told in whole seconds, so it may be up to one second shorter
        var link = files.link(FILE, Duration.ofSeconds(5)).toString();
        assertThat(get(link).statusCode()).isEqualTo(200);

        long end = System.nanoTime() + PATIENCE.toNanos();
        int status = 200;
        while (status == 200 && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(100));
            status = get(link).statusCode();
        }

        assertThat(status).isEqualTo(403);
    }

    @Test
    @DisplayName("a link's time is over when the clock was moved past it")
    void moved() {
        var link = files.link(FILE, HOUR).toString();
        system.advance(HOUR.minusMinutes(1));
        assertThat(get(link).statusCode()).isEqualTo(200);

        system.advance(Duration.ofMinutes(1));

        assertThat(get(link).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> get(String link) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(link)).timeout(HOUR).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
