package gatehouse.domain;

/// A change with what it changed, as the audit log and the bus tell it.
///
/// @param change who did what to what, when and why
/// @param before the attributes that changed, as they were: a JSON object's text; empty where there
///   was nothing
/// @param after the same as they are now; empty where there is nothing left
public record Event(Change change, String before, String after) {}
