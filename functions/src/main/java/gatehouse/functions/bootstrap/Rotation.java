package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Committed;
import gatehouse.aws.Environment;
import gatehouse.aws.Keyrings;
import gatehouse.aws.Keys;
import gatehouse.aws.RotationItems;
import gatehouse.aws.Secrets;
import gatehouse.aws.Table;
import gatehouse.domain.Author;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Keyring;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Stamps;
import gatehouse.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.inject.Inject;

/// Gives a secret a new key. The old ones go on checking until what they signed is over, so that
/// nobody is signed out and no link dies; where a key is known to others, all go at once.
final class Rotation {
    private static final int KEY_BYTES = 32;

    /// Longer than a run can take (`Timeout` in template.yaml). One that broke off is in nobody's
    /// way after that.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Refusal MEANWHILE =
            new Refusal.Conflict("Another run has given this secret a new key at the same moment");

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
    /// @return refused while the last rotation of that secret is under way, or another run is at it
    Outcome<JsonNode> run(RotationForm form, Origin origin) {
        var now = clock.instant();
        var purpose = form.purpose();
        // before the ring: whoever changes that one in between has moved the note by then
        var note =
                table.get(Keys.rotation(purpose.code()))
                        .map(RotationItems::read)
                        .orElse(RotationItems.Note.NONE);
        if (note.isBusyAt(now)) {
            return Outcome.refused(
                    new Refusal.Conflict(
                            "Another run is at this secret, or broke off: try again after "
                                    + note.busyUntil()));
        }
        var before = Keyrings.read(secrets.read(name(purpose)));
        var fresh = fresh(purpose);
        return before.map(ring -> next(form, ring, fresh, now))
                .orElseGet(() -> Outcome.done(Keyring.of(fresh.id(), fresh.secret())))
                .then(ring -> {
                    if (begin(form, note, origin, now) == Committed.LOST) {
                        return Outcome.refused(MEANWHILE);
                    }
                    put(form, before.map(Keyring::keys).orElse(List.of()), ring);
                    var _ = table.commit(RotationItems.end(purpose.code(), note));
                    return Outcome.done(told(form, ring, now));
                });
    }

    private String name(Purpose purpose) {
        return environment.required(purpose.variable());
    }

    private void put(RotationForm form, List<Keyring.Key> before, Keyring ring) {
        boolean signs = form.purpose() == Purpose.SIGNING;
        if (signs) {
            signingKeys.publish(ring);
        }
        secrets.write(name(form.purpose()), Keyrings.write(ring));
        if (signs && form.atOnce()) {
            signingKeys.withdrawOthers(before, ring);
        } else if (signs) {
            signingKeys.withdraw(before, ring);
        }
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
    /// done. One of several does it; the others have read a ring that will not be there any more.
    private Committed begin(
            RotationForm form, RotationItems.Note note, Origin origin, Instant now) {
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
        return table.commit(RotationItems.begin(purpose, note, now.plus(LONGEST), change));
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
