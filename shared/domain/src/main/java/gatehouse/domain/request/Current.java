package gatehouse.domain.request;

import gatehouse.domain.Account;
import gatehouse.domain.Member;

/// Somebody as they are now, whom wishes are about.
///
/// @param version the member's
public record Current(Member member, Account account, long version) {}
