package gatehouse.functions.audit;

import gatehouse.domain.AuditEntry;
import gatehouse.domain.EventType;
import gatehouse.http.Form;
import gatehouse.http.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Which entries are asked for: by time, actor, type and subject.
///
/// @param from not earlier than this; [Instant#MIN] for all
/// @param to earlier than this; [Instant#MAX] for all
/// @param actor the account that did it; empty for any
/// @param type what happened; empty for anything
/// @param subject the id of what it happened to, or of the member whose grant it was; empty for any
record AuditFilter(
        Instant from,
        Instant to,
        Optional<String> actor,
        Optional<EventType> type,
        Optional<String> subject)
        implements Predicate<AuditEntry> {

    static AuditFilter of(Form form) {
        return new AuditFilter(
                form.query("from", Timestamps::parse, Timestamps.RULE).orElse(Instant.MIN),
                form.query("to", Timestamps::parse, Timestamps.RULE).orElse(Instant.MAX),
                form.query("actor", AuditFilter::id, "must be an id"),
                form.query("type", EventType::parse, "must be a type of event"),
                form.query("subject", AuditFilter::id, "must be an id"));
    }

    @Override
    public boolean test(AuditEntry entry) {
        var change = entry.event().change();
        var about = change.subject();
        return !change.at().isBefore(from)
                && change.at().isBefore(to)
                && actor.map(change.actor().account()::equals).orElse(true)
                && type.map(change.type()::equals).orElse(true)
                && subject.map(id -> about.id().equals(id) || about.member().equals(id))
                        .orElse(true);
    }

    private static Optional<String> id(String text) {
        return Optional.of(text).filter(id -> !id.isBlank() && id.length() <= 100);
    }
}
