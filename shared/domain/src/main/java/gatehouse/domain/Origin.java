package gatehouse.domain;

/// Where a command came from, for the audit log.
///
/// @param requestId names the request, or the run of the schedule
/// @param source the caller's network address as the gateway saw it, or `schedule`
public record Origin(String requestId, String source) {}
