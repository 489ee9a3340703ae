package gatehouse.local.events;

/// A message in a queue.
///
/// @param sent milliseconds since 1970
public record Message(String id, String body, long sent) {}
