package gatehouse.domain.link;

import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A mail address that somebody wants to have. It takes effect from the link that was sent to it:
/// whoever opens that has the mailbox (D3).
///
/// @param to the new address
/// @param generation of its link: when it was asked for, in epoch milliseconds
public record EmailChange(Email to, long generation) {
    /// For how long the link works.
    public static final Duration LIFE = Duration.ofHours(24);

    /// The first instant at which the link no longer works.
    public Instant expiresAt() {
        return Instant.ofEpochMilli(generation).plus(LIFE);
    }

    /// What its link says. It names the address by a hash, so that it confirms no other one.
    public LinkToken token(TenantId home, AccountId account) {
        return new LinkToken(home, id(account), generation, expiresAt());
    }

    /// The account that a link names, or empty if it names none.
    public static Optional<AccountId> accountOf(LinkToken token) {
        int dot = token.id().indexOf('.');
        return dot < 0 ? Optional.empty() : AccountId.parse(token.id().substring(0, dot));
    }

    /// Uses a link.
    ///
    /// @param account that waits for the address
    /// @return the address that it confirms; an older link, one to another address, or one past its
    ///   end is gone
    public Outcome<Email> use(LinkToken token, AccountId account, Instant now) {
        if (token.generation() != generation || !token.id().equals(id(account))) {
            return Outcome.refused(new Refusal.Gone(Instant.ofEpochMilli(generation)));
        }
        return now.isBefore(expiresAt())
                ? Outcome.done(to)
                : Outcome.refused(new Refusal.Gone(expiresAt()));
    }

    private String id(AccountId account) {
        return account + "." + to.hash();
    }
}
