package gatehouse.domain;

/// Who asks, as a valid access token says: not yet whether the account or the session still lives.
///
/// @param account who
/// @param home the tenant the account is at home in
/// @param session the session that the token came from
public record Caller(AccountId account, TenantId home, SessionId session) {}
