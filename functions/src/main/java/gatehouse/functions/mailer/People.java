package gatehouse.functions.mailer;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.Email;
import gatehouse.domain.Login;
import jakarta.inject.Inject;
import java.util.Optional;

/// Finds whom a mail goes to, at the address that is theirs now. Disabled accounts get none.
final class People {
    private final Table table;

    @Inject
    People(Table table) {
        this.table = table;
    }

    Optional<Account> of(AccountId id) {
        return table.get(Keys.account(id)).map(AccountItems::read).filter(Account::enabled);
    }

    /// Nobody, where the system did it.
    Optional<Account> of(Author author) {
        return AccountId.parse(author.account()).flatMap(this::of);
    }

    /// The item of somebody's account. A typed address is its owner's, even where somebody else has
    /// taken it for a username.
    Optional<Item> item(Login login) {
        return login.email()
                .map(Keys::email)
                .flatMap(table::get)
                .or(() -> login.username().map(Keys::username).flatMap(table::get))
                .map(AccountItems::claimant)
                .map(Keys::account)
                .flatMap(table::get);
    }

    Optional<Account> at(Email address) {
        return table.get(Keys.email(address)).map(AccountItems::claimant).flatMap(this::of);
    }
}
