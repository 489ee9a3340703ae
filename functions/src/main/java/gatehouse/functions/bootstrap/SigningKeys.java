package gatehouse.functions.bootstrap;

import gatehouse.aws.Committed;
import gatehouse.aws.Environment;
import gatehouse.aws.Keyrings;
import gatehouse.aws.PublishedKeys;
import gatehouse.aws.Secrets;
import gatehouse.aws.SigningKey;
import gatehouse.aws.Table;
import gatehouse.domain.EventId;
import gatehouse.domain.Keyring;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The keys that sign access tokens: makes them, and publishes their public halves.
final class SigningKeys {
    private final Secrets secrets;
    private final String secret;
    private final PublishedKeys published;
    private final Table table;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    SigningKeys(
            Secrets secrets,
            Environment environment,
            PublishedKeys published,
            Table table,
            Clock clock,
            RandomGenerator random) {
        this.secrets = secrets;
        this.secret = environment.required(Purpose.SIGNING.variable());
        this.published = published;
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /// Returns the id of the key that signs. What the secret holds is what is published, whoever
    /// else ran at the same time.
    String ensure() {
        if (Keyrings.read(secrets.read(secret)).isEmpty()) {
            var made = fresh();
            var ring = Keyring.of(made.id(), made.secret());
            // published before it signs: a token that nobody can check must never be out
            publish(ring);
            secrets.write(secret, Keyrings.write(ring));
        }
        var ring = Keyrings.read(secrets.read(secret)).orElseThrow();
        publish(ring);
        return ring.signing(clock.instant()).id();
    }

    /// A new key that nobody knows yet.
    Keyring.Key fresh() {
        var made = new SigningKey(EventId.next(random).value(), SigningKey.generate());
        return new Keyring.Key(made.id(), made.secret(), Instant.MIN, Instant.MAX);
    }

    /// Publishes the public halves of all of a ring.
    void publish(Keyring ring) {
        ring.keys().forEach(key -> publish(SigningKey.of(key)));
    }

    /// Publishes those no more that were in the ring before this one, and are not in it.
    void withdraw(List<Keyring.Key> before, Keyring ring) {
        withdraw(ids(before), ring);
    }

    /// The same, and whatever else is published: what a restored table has brought back as well.
    void withdrawOthers(List<Keyring.Key> before, Keyring ring) {
        var all = ids(before);
        all.addAll(published.all().keySet());
        withdraw(all, ring);
    }

    private void withdraw(Set<String> ids, Keyring ring) {
        ids.removeAll(ids(ring.keys()));
        if (!ids.isEmpty()) {
            var _ = table.commit(PublishedKeys.withdraw(ids));
        }
    }

    private static Set<String> ids(List<Keyring.Key> keys) {
        return keys.stream().map(Keyring.Key::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private void publish(SigningKey key) {
        var first = PublishedKeys.publish(key.id(), key.publicKey(), clock.instant());
        if (table.commit(first) == Committed.LOST) {
            var _ = table.commit(PublishedKeys.add(key.id(), key.publicKey()));
        }
    }
}
