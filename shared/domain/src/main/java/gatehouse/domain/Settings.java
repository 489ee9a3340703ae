package gatehouse.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a tenant can set.
///
/// @param days for how long things live
/// @param languages that need no translation (B7)
/// @param limits the standard where a person has none of the own (B6)
/// @param joining whether strangers can register (D6)
/// @param temporaryPasswords whether passwords go out that must be changed at the next sign-in (D4,
///   D6)
/// @param separateDuties sets of roles that one person should not hold together (E9)
/// @param mailSenderName by which mails about the tenant come, beside our address; empty for the
///   tenant's own name
/// @param mailBudget how many mails an hour people of the tenant can make go to somebody else's
///   address: 0-10,000
/// @param requireTotpRank who needs a second factor (F1): holders of a role of this rank or a
///   higher one, which is a lower number: 0-9, or [#NOBODY]
/// @param identityProvider who says who its people are (B3)
public record Settings(
        Days days,
        Languages languages,
        Limits limits,
        Joining joining,
        boolean temporaryPasswords,
        List<Set<RoleId>> separateDuties,
        Optional<String> mailSenderName,
        int mailBudget,
        int requireTotpRank,
        IdentityProvider identityProvider) {
    /// No rank needs a second factor.
    public static final int NOBODY = -1;

    /// What holds where a tenant has set nothing.
    public static final Settings STANDARD =
            new Settings(
                    Days.STANDARD,
                    Languages.NONE,
                    Limits.STANDARD,
                    Joining.NONE,
                    false,
                    List.of(
                            Set.of(
                                    BuiltInRole.MANAGEMENT.id(),
                                    BuiltInRole.CUSTOMER_ADMINISTRATOR.id())),
                    Optional.empty(),
                    100,
                    NOBODY,
                    new IdentityProvider.BuiltIn());

    public Settings {
        separateDuties = separateDuties.stream().map(Set::copyOf).toList();
    }

    /// The same with another provider.
    public Settings with(IdentityProvider other) {
        return new Settings(
                days,
                languages,
                limits,
                joining,
                temporaryPasswords,
                separateDuties,
                mailSenderName,
                mailBudget,
                requireTotpRank,
                other);
    }

    /// The same, asking a second factor of that rank and higher ones, or of [#NOBODY].
    public Settings withTotpRank(int rank) {
        return new Settings(
                days,
                languages,
                limits,
                joining,
                temporaryPasswords,
                separateDuties,
                mailSenderName,
                mailBudget,
                rank,
                identityProvider);
    }

    /// How long an invitation's link lives (A11).
    public Duration linkLifetime() {
        return days.invitations();
    }

    /// How long before its end access is announced to end (A10).
    public Duration reminder() {
        return days.reminders();
    }

    /// Whether holders of that rank need a second factor.
    public boolean requiresSecondFactorOf(int rank) {
        return rank <= requireTotpRank;
    }
}
