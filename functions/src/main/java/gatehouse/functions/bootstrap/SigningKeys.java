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
import java.util.TreeSet;
import java.util.random.RandomGenerator;

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

    /// Publishes those no more that a ring does not hold.
    void withdrawOthers(Keyring ring) {
        var others = new TreeSet<>(published.all().keySet());
        ring.keys().forEach(key -> others.remove(key.id()));
        if (!others.isEmpty()) {
            var _ = table.commit(PublishedKeys.withdraw(others));
        }
    }

    private void publish(SigningKey key) {
        var first = PublishedKeys.publish(key.id(), key.publicKey(), clock.instant());
        if (table.commit(first) == Committed.LOST) {
            var _ = table.commit(PublishedKeys.add(key.id(), key.publicKey()));
        }
    }
}
