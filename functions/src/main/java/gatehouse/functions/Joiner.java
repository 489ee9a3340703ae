package gatehouse.functions;

import gatehouse.aws.Item;
import gatehouse.domain.Account;
import java.util.Optional;

/// Who becomes a member by a registration that is approved.
public sealed interface Joiner {
    /// The person's account.
    Account account();

    /// Somebody whose address had none: it is made, at home in the tenant.
    record Newcomer(Account account) implements Joiner {}

    /// Somebody whose address has an account that is at home elsewhere: a guest from then on.
    ///
    /// @param place where the person was a guest before, if that was so
    record Known(Account account, Optional<Item> place) implements Joiner {}
}
