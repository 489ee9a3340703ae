package gatehouse.local.job;

/// Somebody who can sign in.
///
/// @param email also the username
/// @param tenant home
public record Person(String email, String password, String tenant) {}
