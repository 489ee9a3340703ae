package gatehouse.functions.mailer;

import gatehouse.aws.AccountItems;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.link.EmailChange;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The mails about another mail address: the link goes to the new one, and the old one is told when
/// it is asked for and when it is taken (D3). They are about security: nobody can switch them off
/// (C9).
final class EmailLetters {
    private final Table table;
    private final Links links;
    private final Clock clock;

    @Inject
    EmailLetters(Table table, Links links, Clock clock) {
        this.table = table;
        this.links = links;
        this.clock = clock;
    }

    /// The link, and a word to the address of now. Nothing where another address was asked for
    /// since, or the link has run out.
    List<Addressed> asked(Told told) {
        return account(told)
                .flatMap(item ->
                        EmailChangeItems.read(item)
                                .filter(wish -> isOf(told, wish))
                                .map(wish -> asked(told, AccountItems.read(item), wish)))
                .orElse(List.of());
    }

    /// A word to the address that was the person's.
    List<Addressed> changed(Told told) {
        var old = Email.parse(told.before().path("email").asText());
        return account(told)
                .map(AccountItems::read)
                .flatMap(account ->
                        old.map(to ->
                                to(
                                        1,
                                        to,
                                        account,
                                        new Notice.EmailChanged(
                                                account.username().value(), told.at()))))
                .stream()
                .toList();
    }

    private boolean isOf(Told told, EmailChange wish) {
        return told.brought(wish.generation()) && clock.instant().isBefore(wish.expiresAt());
    }

    private List<Addressed> asked(Told told, Account account, EmailChange wish) {
        var username = account.username().value();
        var confirm =
                new Notice.ConfirmEmail(username, links.email(account, wish), wish.expiresAt());
        return Stream.of(
                        to(1, wish.to(), account, confirm),
                        to(2, account.email(), account, new Notice.EmailAsked(username, told.at())))
                .toList();
    }

    private Optional<Item> account(Told told) {
        return table.get(Keys.account(new AccountId(told.subject())))
                .filter(item -> AccountItems.read(item).enabled());
    }

    private static Addressed to(int number, Email to, Account account, Notice notice) {
        return new Addressed(number, to, Language.of(account.language()), notice);
    }
}
