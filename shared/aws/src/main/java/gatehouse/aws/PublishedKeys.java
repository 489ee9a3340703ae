package gatehouse.aws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The public keys that check access tokens: one item of the table, which only the functions that
/// sign may write. Kept for minutes, and read again when a key is asked for that is not among them.
public final class PublishedKeys {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration MOMENTS = Duration.ofSeconds(1);
    private static final String KEYS = "keys";
    private final Cached<Map<String, RSAPublicKey>> known;

    public PublishedKeys(Table table) {
        known = new Cached<>(() -> read(table.get(Keys.publishedKeys())), LIFE);
    }

    /// All of them, by id; none only while none has been published.
    public Map<String, RSAPublicKey> all() {
        var keys = known.get();
        return keys.isEmpty() ? known.newerThan(MOMENTS) : keys;
    }

    /// Returns the key of that id, or empty if it is not published.
    public Optional<PublicKey> find(String id) {
        return Optional.<PublicKey>ofNullable(known.get().get(id))
                .or(() -> Optional.ofNullable(known.newerThan(MOMENTS).get(id)));
    }

    /// Publishes the first one, if none is.
    public static Write publish(String id, PublicKey key, Instant now) {
        var item =
                Draft.at(Keys.publishedKeys())
                        .put(
                                KEYS,
                                Draft.map()
                                        .put(
                                                id,
                                                Base64.getEncoder()
                                                        .encodeToString(key.getEncoded()))
                                        .item())
                        .put(Item.VERSION, 1)
                        .item();
        return new Write.Create(item, now);
    }

    /// Publishes one more.
    public static Write add(String id, PublicKey key) {
        return Updating.of(Keys.publishedKeys())
                .set(KEYS + "." + id, Base64.getEncoder().encodeToString(key.getEncoded()))
                .write();
    }

    /// Publishes them no more.
    ///
    /// @param ids at least one
    public static Write withdraw(Collection<String> ids) {
        var write = Updating.of(Keys.publishedKeys());
        ids.forEach(id -> write.remove(KEYS + "." + id));
        return write.write();
    }

    private static Map<String, RSAPublicKey> read(Optional<Item> item) {
        var keys = new TreeMap<String, RSAPublicKey>();
        item.map(published -> published.map(KEYS))
                .ifPresent(map ->
                        map.attributes()
                                .keySet()
                                .forEach(id -> keys.put(id, decode(map.text(id)))));
        return Map.copyOf(keys);
    }

    private static RSAPublicKey decode(String text) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            return (RSAPublicKey) KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(spec);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a published key is broken", broken);
        }
    }
}
