package gatehouse.domain;

import java.time.Instant;

/// The event that a write carries in the item it writes; the stream publishes it (F4).
///
/// @param id names it for ever
/// @param type what happened
/// @param tenant in whose log it stands
/// @param subject what it happened to
/// @param actor who did it
/// @param at when
/// @param reason why, where one was given that the item itself does not hold; else empty
/// @param requestId the request that did it
/// @param source the caller's network address, or `schedule`
public record Change(
        EventId id,
        EventType type,
        TenantId tenant,
        Subject subject,
        Author actor,
        Instant at,
        String reason,
        String requestId,
        String source) {}
