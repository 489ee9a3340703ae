package gatehouse.domain;

import java.time.Duration;

/// What a tenant can set, as far as access needs it.
///
/// @param invitationDays how long an invitation's link lives: 1-30 days (A11)
/// @param reminderDays how long before its end access is announced to end: 0-30 days, 0 for never
///   (A10)
/// @param mailBudget how many mails an hour people of the tenant can make go to somebody else's
///   address
/// @param requireTotpRank who needs a second factor (F1): holders of a role of this rank or a
///   higher one, which is a lower number: 0-9, or [#NOBODY]
/// @param identityProvider who says who its people are (B3)
public record Settings(
        int invitationDays,
        int reminderDays,
        int mailBudget,
        int requireTotpRank,
        IdentityProvider identityProvider) {
    /// No rank needs a second factor.
    public static final int NOBODY = -1;

    /// What holds where a tenant has set nothing.
    public static final Settings STANDARD =
            new Settings(7, 3, 100, NOBODY, new IdentityProvider.BuiltIn());

    /// The same with another provider.
    public Settings with(IdentityProvider other) {
        return new Settings(invitationDays, reminderDays, mailBudget, requireTotpRank, other);
    }

    /// The same, asking a second factor of that rank and higher ones, or of [#NOBODY].
    public Settings withTotpRank(int rank) {
        return new Settings(invitationDays, reminderDays, mailBudget, rank, identityProvider);
    }

    /// See [#invitationDays()].
    public Duration linkLifetime() {
        return Duration.ofDays(invitationDays);
    }

    /// See [#reminderDays()].
    public Duration reminder() {
        return Duration.ofDays(reminderDays);
    }

    /// Whether holders of that rank need a second factor.
    public boolean requiresSecondFactorOf(int rank) {
        return rank <= requireTotpRank;
    }
}
