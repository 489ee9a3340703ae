package gatehouse.aws;

import gatehouse.domain.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a caller's `Idempotency-Key` has done: kept for 24 hours, in the same transaction as the
/// write itself (F6).
///
/// @param caller whose key it is
/// @param key as the caller chose it
/// @param fingerprint of the request
public record Idempotency(AccountId caller, String key, String fingerprint) {
    private static final Duration KEPT = Duration.ofHours(24);

    /// The answer that was given.
    ///
    /// @param status the HTTP status
    /// @param body its text
    /// @param headers the answer's own
    public record Kept(int status, String body, Map<String, String> headers) {}

    /// What was found under a key.
    public sealed interface Found {
        /// Nothing: the command has not been done.
        record Nothing() implements Found {}

        /// It has; this was the answer.
        record Same(Kept answer) implements Found {}

        /// The key stands for another request.
        record Other() implements Found {}
    }

    /// Where it stands.
    public Key place() {
        return Keys.idempotency(caller, key);
    }

    /// Judges what was read at its place.
    public Found judge(Optional<Item> read, Instant now) {
        return read.filter(item -> item.number(Item.TTL) > now.getEpochSecond())
                .<Found>map(item ->
                        item.text("fingerprint").equals(fingerprint)
                                ? new Found.Same(kept(item))
                                : new Found.Other())
                .orElseGet(Found.Nothing::new);
    }

    /// Keeps an answer, if nobody has used the key meanwhile.
    public Write keep(Kept answer, Instant now) {
        var headers = Draft.map();
        new TreeMap<>(answer.headers()).forEach(headers::put);
        var item =
                Draft.at(place())
                        .put("fingerprint", fingerprint)
                        .put("status", answer.status())
                        .put("body", answer.body())
                        .put("headers", headers.item())
                        .put(Item.TTL, now.plus(KEPT).getEpochSecond())
                        .item();
        return new Write.Create(item, now);
    }

    private static Kept kept(Item item) {
        var headers = new TreeMap<String, String>();
        var stored = item.map("headers");
        stored.attributes().keySet().forEach(name -> headers.put(name, stored.text(name)));
        return new Kept((int) item.number("status"), item.textOrEmpty("body"), headers);
    }
}
