package gatehouse.domain.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A message from another system that holds a secret of ours, signed as Standard Webhooks have it.
///
/// @param id names it; the same when it is sent again
/// @param body as it came, to the byte
/// @see <a
///   href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
///   Webhooks</a>
public record SignedMessage(String id, String body) {
    /// How far its time may be from ours, either way.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// As the secret is written where senders are set up, before its base64.
    public static final String SECRET_PREFIX = "whsec_";

    /// No full stop, which parts what is signed.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_:+/=-]{1,128}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final String VERSION = "v1,";

    /// More are not looked at.
    private static final int MOST_SIGNATURES = 10;

    /// What a message says of itself; empty texts where it says nothing.
    ///
    /// @param id the header `webhook-id`
    /// @param timestamp the header `webhook-timestamp`: seconds since 1970
    /// @param signatures the header `webhook-signature`: `v1,` and base64, several with a space
    ///   between
    public record Seal(String id, String timestamp, String signatures) {}

    /// Returns the message, or empty if it is not signed, too old, or of a time to come.
    ///
    /// @param signed whether bytes are the HMAC-SHA256 of a text, by a secret that is good now
    public static Optional<SignedMessage> open(
            Seal seal, String body, BiPredicate<String, byte[]> signed, Instant now) {
        boolean good =
                ID.matcher(seal.id()).matches()
                        && isNow(seal.timestamp(), now)
                        && isSigned(seal, body, signed);
        return good ? Optional.of(new SignedMessage(seal.id(), body)) : Optional.empty();
    }

    private static boolean isNow(String timestamp, Instant now) {
        return SECONDS.matcher(timestamp).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }

    private static boolean isSigned(Seal seal, String body, BiPredicate<String, byte[]> signed) {
        var content = seal.id() + "." + seal.timestamp() + "." + body;
        return Arrays.stream(seal.signatures().split(" ", -1))
                .filter(one -> one.startsWith(VERSION))
                .limit(MOST_SIGNATURES)
                .flatMap(one -> decoded(one.substring(VERSION.length())))
                .anyMatch(signature -> signed.test(content, signature));
    }

    private static Stream<byte[]> decoded(String base64) {
        try {
            return Stream.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Stream.empty();
        }
    }
}
