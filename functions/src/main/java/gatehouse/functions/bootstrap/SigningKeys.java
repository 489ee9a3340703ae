package gatehouse.functions.bootstrap;

import gatehouse.aws.Committed;
import gatehouse.aws.Environment;
import gatehouse.aws.PublishedKeys;
import gatehouse.aws.Secrets;
import gatehouse.aws.SigningKey;
import gatehouse.aws.Table;
import gatehouse.domain.EventId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Makes the key that signs access tokens, if there is none, and publishes its public half.
final class SigningKeys {
    private final Secrets secrets;
    private final String secret;
    private final Table table;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    SigningKeys(
            Secrets secrets,
            Environment environment,
            Table table,
            Clock clock,
            RandomGenerator random) {
        this.secrets = secrets;
        this.secret = environment.required("SIGNING_SECRET");
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /// Returns the id of the key that signs. What the secret holds is what is published, whoever
    /// else ran at the same time.
    String ensure() {
        if (!SigningKey.isIn(secrets.read(secret))) {
            var made = new SigningKey(EventId.next(random).value(), SigningKey.generate());
            // published before it signs: a token that nobody can check must never be out
            publish(made);
            secrets.write(secret, made.secret());
        }
        var key = SigningKey.read(secrets.read(secret));
        publish(key);
        return key.id();
    }

    private void publish(SigningKey key) {
        var first = PublishedKeys.publish(key.id(), key.publicKey(), clock.instant());
        if (table.commit(first) == Committed.LOST) {
            var _ = table.commit(PublishedKeys.add(key.id(), key.publicKey()));
        }
    }
}
