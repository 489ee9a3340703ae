package gatehouse.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// One line of a tenant's audit log, chained to the one before it (F4).
///
/// @param sequence from 1, without gaps
/// @param event what happened
/// @param hash SHA-256 over the hash before, the sequence and every field of the event
public record AuditEntry(long sequence, Event event, String hash) {
    /// What stands before the first entry.
    public static final String ORIGIN = "0".repeat(64);

    /// The entry that follows another.
    ///
    /// @param previousHash [#ORIGIN] for the first
    public static AuditEntry following(String previousHash, long sequence, Event event) {
        return new AuditEntry(sequence, event, hash(previousHash, sequence, event));
    }

    /// Whether it follows an entry of that hash and nothing in it has been altered.
    public boolean follows(String previousHash) {
        return hash.equals(hash(previousHash, sequence, event));
    }

    private static String hash(String previousHash, long sequence, Event event) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var field : fields(previousHash, sequence, event)) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                // the length first: no two lists of fields read alike
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static List<String> fields(String previousHash, long sequence, Event event) {
        var change = event.change();
        return List.of(
                previousHash,
                Long.toString(sequence),
                change.id().value(),
                change.type().code(),
                change.tenant().value(),
                change.subject().toString(),
                change.actor().account(),
                change.actor().name(),
                change.actor().tenant().value(),
                change.at().toString(),
                change.reason(),
                change.requestId(),
                change.source(),
                event.before(),
                event.after());
    }
}
