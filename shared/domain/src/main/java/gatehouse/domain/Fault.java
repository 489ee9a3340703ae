package gatehouse.domain;

/// One thing that is wrong with what a caller sent.
///
/// @param pointer where: a JSON pointer into the body (RFC 6901) such as `/end`, or `?name` for a
///   query parameter, or a header's name
/// @param detail what must be so instead; it never repeats a secret
public record Fault(String pointer, String detail) {}
