package gatehouse.local.model.customers;

import java.time.Duration;

/// Something that happens in a history. Offers and registrations are called by the number of the
/// step that made them; a step about one that is not there is passed over.
sealed interface Step {
    /// Switches the module of the managing tenant.
    record Switch(String by, boolean on) implements Step {}

    /// Invites somebody into one of the managing tenant's customers, or into what is none.
    record Offer(int number, String by, int customer, String whom, String role) implements Step {}

    /// Takes an offer up, by its newest link but `older`.
    record Take(int number, int older) implements Step {}

    record Resend(int number, String by) implements Step {}

    /// Deletes the invitation, and whom it brought.
    record Withdraw(int number, String by) implements Step {}

    /// Makes the customer independent.
    record Release(String by) implements Step {}

    /// Lets strangers register, or not.
    record Join(String by, int tenant, boolean on, boolean approval) implements Step {}

    record Register(int number, int tenant, String whom) implements Step {}

    /// Follows the link of a registration; whoever has a new account by it activates it.
    record Confirm(int number) implements Step {}

    /// Decides what the link of that step confirmed.
    record Decide(int number, String by, boolean approve) implements Step {}

    /// Bars somebody in a tenant, or lets in again.
    record Bar(String by, String who, int tenant, boolean enabled) implements Step {}

    record Wait(Duration time) implements Step {}
}
