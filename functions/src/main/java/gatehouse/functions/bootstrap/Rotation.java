package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Environment;
import gatehouse.aws.Keyrings;
import gatehouse.aws.Secrets;
import gatehouse.aws.Table;
import gatehouse.domain.Author;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Keyring;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Stamps;
import gatehouse.http.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.inject.Inject;

/// Gives a secret a new key. The old ones go on checking until what they signed is over, so that
/// nobody is signed out and no link dies; where a key is known to others, all go at once.
final class Rotation {
    private static final int KEY_BYTES = 32;

    private final SigningKeys signingKeys;
    private final Secrets secrets;
    private final Environment environment;
    private final Table table;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Rotation(
            SigningKeys signingKeys,
            Secrets secrets,
            Environment environment,
            Table table,
            Stamps stamps,
            TenantId vendor,
            Clock clock,
            RandomGenerator random) {
        this.signingKeys = signingKeys;
        this.secrets = secrets;
        this.environment = environment;
        this.table = table;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
        this.random = random;
    }

    /// When the new key signs, and until when the old ones check.
    ///
    /// @return refused while the last rotation of that secret is under way
    Outcome<JsonNode> run(RotationForm form, Origin origin) {
        var name = environment.required(form.purpose().variable());
        var now = clock.instant();
        var fresh = fresh(form.purpose());
        return Keyrings.read(secrets.read(name))
                .map(ring -> next(form, ring, fresh, now))
                .orElseGet(() -> Outcome.done(Keyring.of(fresh.id(), fresh.secret())))
                .map(ring -> {
                    note(form, origin, now);
                    if (form.purpose() == Purpose.SIGNING) {
                        signingKeys.publish(ring);
                    }
                    secrets.write(name, Keyrings.write(ring));
                    if (form.purpose() == Purpose.SIGNING) {
                        signingKeys.withdrawOthers(ring);
                    }
                    return told(form, ring, now);
                });
    }

    private static Outcome<Keyring> next(
            RotationForm form, Keyring ring, Keyring.Key fresh, Instant now) {
        return form.atOnce()
                ? Outcome.done(Keyring.of(fresh.id(), fresh.secret()))
                : ring.rotate(fresh.id(), fresh.secret(), form.purpose().overlap(), now);
    }

    private Keyring.Key fresh(Purpose purpose) {
        if (purpose == Purpose.SIGNING) {
            return signingKeys.fresh();
        }
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new Keyring.Key(
                EventId.next(random).value(),
                HexFormat.of().formatHex(bytes),
                Instant.MIN,
                Instant.MAX);
    }

    /// Before the secret is written: what was tried is in the log, what is not in the log was not
    /// done.
    private void note(RotationForm form, Origin origin, Instant now) {
        var purpose = form.purpose().code();
        var change =
                stamps.change(
                        form.atOnce() ? EventType.SECRET_REPLACED : EventType.SECRET_ROTATED,
                        vendor,
                        Subject.ofSecret(purpose),
                        Author.system(vendor),
                        now,
                        form.reason().text(),
                        origin);
        var _ = table.commit(Keyrings.rotated(purpose, change));
    }

    private static JsonNode told(RotationForm form, Keyring ring, Instant now) {
        var newest = ring.keys().getFirst();
        var from = newest.from().isBefore(now) ? now : newest.from();
        var json =
                Json.object()
                        .put("secret", form.purpose().code())
                        .put("key", newest.id())
                        .put("signsFrom", from.toString());
        return ring.keys().stream()
                .skip(1)
                .map(Keyring.Key::until)
                .max(Instant::compareTo)
                .filter(until -> until.isBefore(Instant.MAX))
                .map(until -> json.put("othersCheckUntil", until.toString()))
                .orElse(json);
    }
}
