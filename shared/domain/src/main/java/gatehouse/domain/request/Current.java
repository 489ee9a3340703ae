package gatehouse.domain.request;

import gatehouse.domain.Account;
import gatehouse.domain.Member;

/// Somebody as they are now, whom wishes are about.
///
/// @param edition counts what people changed of the member, and no housekeeping
public record Current(Member member, Account account, long edition) {}
