package gatehouse.domain;

import java.nio.charset.StandardCharsets;

/// A change with what it changed, as the audit log and the bus tell it.
///
/// @param change who did what to what, when and why
/// @param before the attributes that changed, as they were: a JSON object's text; empty where there
///   was nothing
/// @param after the same as they are now; empty where there is nothing left
public record Event(Change change, String before, String after) {
    /// How large what changed is: bytes of UTF-8.
    public int bytes() {
        return (before + after).getBytes(StandardCharsets.UTF_8).length;
    }

    /// That it happened, and nothing of what changed.
    public Event bare() {
        return new Event(change, "", "");
    }
}
