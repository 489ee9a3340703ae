package gatehouse.local.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// What an endpoint is. AWS has no way to read a mail that went out; each emulator has its own.
public enum Emulator {
    MINISTACK("/_ministack/health", "/_ministack/ses/messages") {
        @Override
        List<FoundMail> mails(JsonNode answer) {
            return StreamSupport.stream(answer.path("messages").spliterator(), false)
                    .flatMap(account -> StreamSupport.stream(account.spliterator(), false))
                    .map(FoundMail::inParts)
                    .toList();
        }
    },
    LOCALSTACK("/_localstack/health", "/_aws/ses") {
        @Override
        List<FoundMail> mails(JsonNode answer) {
            return StreamSupport.stream(answer.path("messages").spliterator(), false)
                    .map(FoundMail::raw)
                    .toList();
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String health;
    private final String mailbox;

    Emulator(String health, String mailbox) {
        this.health = health;
        this.mailbox = mailbox;
    }

    /// Asks the endpoint what it is.
    ///
    /// @throws UncheckedIOException if nothing answers there, or nothing that is known here
    public static Emulator at(URI endpoint) {
        return Arrays.stream(values())
                .filter(each -> get(endpoint, each.health).statusCode() == 200)
                .findFirst()
                .orElseThrow(() ->
                        new UncheckedIOException(
                                new IOException("neither ministack nor LocalStack: " + endpoint)));
    }

    /// As it is written in lists.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract List<FoundMail> mails(JsonNode answer);

    /// Those of the mails sent that are found at the endpoint, as they are found there.
    List<Mail> found(URI endpoint, List<Mail> sent) {
        try {
            var there = mails(MAPPER.readTree(get(endpoint, mailbox).body()));
            return sent.stream()
                    .flatMap(mail ->
                            there.stream()
                                    .filter(found -> found.id().equals(mail.id()))
                                    .map(found -> found.mail(mail)))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the endpoint's mails are not JSON", broken);
        }
    }

    private static HttpResponse<String> get(URI endpoint, String path) {
        var request = HttpRequest.newBuilder(URI.create(endpoint + path)).timeout(PATIENCE).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException silent) {
            throw new UncheckedIOException("nothing answers at " + endpoint, silent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
