package gatehouse.local.web;

import com.sun.net.httpserver.HttpExchange;
import gatehouse.aws.SignedLinks;
import gatehouse.local.aws.Access;
import gatehouse.local.aws.FileBuckets;
import gatehouse.local.aws.StoredFile;
import gatehouse.local.gateway.Reply;
import gatehouse.local.gateway.Target;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/// `/_files`: S3 for people with a signed link.
///
/// A link is good if it is, letter by letter, the one that would have been made for this object at
/// the time and for the span that it names, and if that span is not over. Both go by the movable
/// clock.
public final class FileDoor {
    public static final String PATH = "/_files";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final int DIGITS = 6;

    private final FileBuckets files;
    private final SignedLinks links;
    private final Clock clock;

    public FileDoor(FileBuckets files, Access access, String region, Clock clock) {
        this.files = files;
        this.links = SignedLinks.at(access.files(), access.credentials(), Region.of(region), clock);
        this.clock = clock;
    }

    public Reply answer(HttpExchange exchange, Target target) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return error(405, "MethodNotAllowed");
        }
        try {
            if (!good(target)) {
                return error(403, "AccessDenied");
            }
        } catch (IllegalArgumentException malformed) {
            return error(403, "AccessDenied");
        }
        return files.object(target.path().substring(PATH.length()))
                .map(file -> new Reply(200, headers(file.as()), file.content()))
                .orElseGet(() -> error(404, "NoSuchKey"));
    }

    /// Nothing that anybody put there is shown as a page of this origin.
    private static Map<String, List<String>> headers(StoredFile.Kind kind) {
        var type = kind.type().isEmpty() ? "application/octet-stream" : kind.type();
        var disposition = kind.disposition().isEmpty() ? "attachment" : kind.disposition();
        return Map.of(
                "Content-Type", List.of(type),
                "Content-Disposition", List.of(disposition),
                "X-Content-Type-Options", List.of("nosniff"));
    }

    private boolean good(Target target) {
        var signedAt = Query.first(target.query(), "X-Amz-Date").flatMap(FileDoor::time);
        var span = Query.first(target.query(), "X-Amz-Expires").flatMap(FileDoor::seconds);
        if (signedAt.isEmpty() || span.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        return !now.isBefore(signedAt.get())
                && now.isBefore(signedAt.get().plus(span.get()))
                && object(target)
                        .map(object ->
                                links.link(object.bucket, object.key, span.get(), signedAt.get()))
                        .filter(made -> same(made, target))
                        .isPresent();
    }

    private record Stored(String bucket, String key) {}

    private static Optional<Stored> object(Target target) {
        var parts = target.path().substring(PATH.length()).split("/", 3);
        return parts.length == 3
                ? Optional.of(
                        new Stored(
                                parts[1],
                                URLDecoder.decode(
                                        parts[2].replace("+", "%2B"), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private static boolean same(URI made, Target asked) {
        var wanted = made.getRawPath() + "?" + made.getRawQuery();
        var given = asked.path() + "?" + asked.query();
        return MessageDigest.isEqual(
                wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1," + DIGITS + "}")
                ? Optional.of(Duration.ofSeconds(Integer.parseInt(text)))
                : Optional.empty();
    }

    private static Reply error(int status, String code) {
        return Reply.text(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
    }
}
