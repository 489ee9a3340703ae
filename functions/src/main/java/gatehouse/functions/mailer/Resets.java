package gatehouse.functions.mailer;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.ResetItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Account;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Subject;
import gatehouse.domain.link.AccountLinks;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.time.Clock;

/// Finds whose login it was that somebody asked to reset, and gives that account a new link. The
/// event of it makes the mail, like the event of any other link: so an event that comes again never
/// has to ask how far the one before got.
///
/// Nobody's, a disabled person's and one that came too late come to nothing, and nobody is told.
final class Resets {
    private final Table table;
    private final People people;
    private final Stamps stamps;
    private final Clock clock;

    @Inject
    Resets(Table table, People people, Stamps stamps, Clock clock) {
        this.table = table;
        this.people = people;
        this.stamps = stamps;
        this.clock = clock;
    }

    void take(Told asked) {
        if (!asked.at().plus(AccountLinks.RESET).isAfter(clock.instant())) {
            return;
        }
        table.get(Keys.reset(asked.subject()))
                .flatMap(ResetItems::login)
                .flatMap(people::item)
                .filter(item -> mayHaveLink(AccountItems.read(item)))
                .ifPresent(item -> link(item, asked));
    }

    /// Whose password may be set by a link at all: not where people come from an identity provider
    /// (B3).
    private boolean mayHaveLink(Account account) {
        return account.enabled()
                && table.get(Keys.tenant(account.home()))
                        .map(TenantItems::read)
                        .filter(home -> home.refusesPasswords().isEmpty())
                        .isPresent();
    }

    private void link(Item item, Told asked) {
        var account = AccountItems.read(item);
        var links = AccountItems.links(item);
        var change =
                stamps.change(
                        links.hasPassword() ? EventType.RESET_SENT : EventType.ACTIVATION_SENT,
                        account.home(),
                        Subject.of(account.id()),
                        Author.system(asked.tenant()),
                        asked.at(),
                        "",
                        asked.origin());
        // lost to a newer link, to one that was used since, or to the same event before
        var _ = table.commit(AccountItems.link(account, links, change));
    }
}
