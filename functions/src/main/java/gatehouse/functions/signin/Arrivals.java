package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.Committed;
import gatehouse.aws.ExternalClaims;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Pause;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.ExternalId;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Finds the account of who comes from a tenant's provider. Only the claim of an external id opens
/// one, and only one at home in that tenant. Who has no claim yet is let in once by a mail address
/// that the provider's word is good for: if nobody has ever come to that account, or, where the
/// tenant allows it, if the address is new. Everybody else is told the same.
final class Arrivals {
    private static final int TRIES = 5;

    private final Table table;
    private final Newcomers newcomers;
    private final Stamps stamps;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Arrivals(Table table, Newcomers newcomers, Stamps stamps, Clock clock, RandomGenerator random) {
        this.table = table;
        this.newcomers = newcomers;
        this.stamps = stamps;
        this.clock = clock;
        this.random = random;
    }

    /// The account, linked or made where that may be.
    Outcome<Account> admit(Tenant tenant, Vouched person, Origin origin) {
        var issuer = tenant.externalProvider().orElseThrow().issuer();
        var id = new ExternalId(tenant.id(), issuer, person.subject());
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            var claim = table.get(Keys.external(id));
            var admitted =
                    claim.isPresent()
                            ? Optional.of(known(claim.get(), tenant))
                            : first(tenant, id, person, origin);
            if (admitted.isPresent()) {
                return admitted.get();
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    private Outcome<Account> known(Item claim, Tenant tenant) {
        return here(claim, tenant)
                .map(AccountItems::read)
                .map(Outcome::done)
                .orElseGet(Arrivals::notAdmitted);
    }

    /// Returns empty if somebody changed at the same moment what it was decided on.
    private Optional<Outcome<Account>> first(
            Tenant tenant, ExternalId id, Vouched person, Origin origin) {
        var provider = tenant.externalProvider().orElseThrow();
        var email = person.email().filter(provider::vouchesFor);
        if (email.isEmpty()) {
            return Optional.of(notAdmitted());
        }
        var claim = table.get(Keys.email(email.get()));
        if (claim.isPresent()) {
            return invited(claim.get(), tenant, email.get())
                    .map(account -> link(account, tenant, id, origin))
                    .orElseGet(() -> uninvited(id));
        }
        return provider.jit() && tenant.hasLogins()
                ? newcomers.make(tenant, id, person, email.get(), origin).map(Outcome::done)
                : Optional.of(notAdmitted());
    }

    /// Nobody may come by an address that is taken. Returns empty if who took it is the same
    /// person, at the same moment.
    private Optional<Outcome<Account>> uninvited(ExternalId id) {
        return table.get(Keys.external(id)).isPresent()
                ? Optional.empty()
                : Optional.of(notAdmitted());
    }

    /// The account of an address, if nobody has come to it yet.
    private Optional<Account> invited(Item claim, Tenant tenant, Email email) {
        return here(claim, tenant)
                .filter(ExternalClaims::isUnclaimed)
                .map(AccountItems::read)
                .filter(account -> account.email().equals(email));
    }

    /// The account that a claim names, if it is at home in the tenant and may be used.
    private Optional<Item> here(Item claim, Tenant tenant) {
        return table.get(Keys.account(AccountItems.claimant(claim)))
                .filter(item -> {
                    var account = AccountItems.read(item);
                    return account.home().equals(tenant.id()) && account.enabled();
                });
    }

    private Optional<Outcome<Account>> link(
            Account account, Tenant tenant, ExternalId id, Origin origin) {
        var change =
                stamps.atHome(
                        account,
                        clock.instant(),
                        origin,
                        EventType.MEMBER_LINKED,
                        Subject.of(account.id()));
        var read = table.batch(Administrators.places(tenant.id(), account.id()));
        var writes = new ArrayList<>(ExternalClaims.link(account, id, change));
        writes.addAll(Administrators.activated(read, tenant, account.id(), change.at()));
        return table.commit(writes, EventId.next(random)) == Committed.STORED
                ? Optional.of(Outcome.done(account))
                : Optional.empty();
    }

    private static Outcome<Account> notAdmitted() {
        return Outcome.refused(new Refusal.NotAdmitted());
    }
}
