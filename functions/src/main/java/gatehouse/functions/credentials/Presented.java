package gatehouse.functions.credentials;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Hmac;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.link.AccountLinks;
import gatehouse.domain.link.EmailChange;
import gatehouse.domain.link.LinkToken;
import gatehouse.domain.link.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A link's token that somebody presents: ours, for this purpose, and of one account.
///
/// @param token what it says
/// @param purpose what it was made for
/// @param id the account that it is for
record Presented(LinkToken token, Purpose purpose, AccountId id) {

    /// An account whose link is good.
    ///
    /// @param links what it knows of its links
    /// @param next the generation after this link's
    /// @param tenant the name of its home
    /// @param joining the writes by which the person becomes one of the tenant's administrators,
    ///   and that it still holds what this was decided on
    record Good(
            Account account, AccountLinks links, long next, String tenant, List<Write> joining) {}

    /// Reads a token, or returns empty if it is forged, cut or for something else.
    static Optional<Presented> read(String text, Purpose purpose, Hmac keys) {
        return LinkToken.verify(text, purpose, keys)
                .flatMap(token ->
                        account(token, purpose).map(id -> new Presented(token, purpose, id)));
    }

    private static Optional<AccountId> account(LinkToken token, Purpose purpose) {
        return purpose == Purpose.EMAIL
                ? EmailChange.accountOf(token)
                : AccountId.parse(token.id());
    }

    List<Key> places() {
        var places = new ArrayList<>(List.of(Keys.account(id), Keys.tenant(token.tenant())));
        if (purpose == Purpose.ACTIVATE) {
            places.addAll(Administrators.places(token.tenant(), id));
        }
        return places;
    }

    /// The account, if the link still works: it is the newest, unused and in time, and the account
    /// may be used at all and is at home where it was when the link was made.
    Outcome<Good> in(Map<Key, Item> read, Instant now) {
        var item = Optional.ofNullable(read.get(Keys.account(id)));
        var home = Optional.ofNullable(read.get(Keys.tenant(token.tenant())));
        var account =
                item.map(AccountItems::read)
                        .filter(Account::enabled)
                        .filter(known -> known.home().equals(token.tenant()));
        if (account.isEmpty() || home.isEmpty()) {
            return Outcome.refused(new Refusal.Gone(now));
        }
        var links = AccountItems.links(item.orElseThrow());
        var tenant = TenantItems.read(home.get());
        return links.use(token, purpose, now)
                .then(next ->
                        tenant.refusesPasswords()
                                .<Outcome<Good>>map(Outcome::refused)
                                .orElseGet(() ->
                                        Outcome.done(
                                                new Good(
                                                        account.get(),
                                                        links,
                                                        next,
                                                        tenant.name(),
                                                        Administrators.activated(
                                                                read, tenant, id, now)))));
    }
}
