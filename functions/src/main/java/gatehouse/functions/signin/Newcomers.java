package gatehouse.functions.signin;

import gatehouse.aws.Committed;
import gatehouse.aws.ExternalClaims;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.ExternalId;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Origin;
import gatehouse.domain.PersonName;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import gatehouse.domain.Window;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes an account for who comes from a tenant's provider without having been invited.
final class Newcomers {
    private final Table table;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Newcomers(Table table, Stamps stamps, TenantId vendor, Clock clock, RandomGenerator random) {
        this.table = table;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
        this.random = random;
    }

    /// Returns the account, or empty if somebody else came by its id, name or address meanwhile.
    Optional<Account> make(
            Tenant tenant, ExternalId id, Vouched person, Email email, Origin origin) {
        var account =
                Account.of(
                        AccountId.next(random),
                        tenant.id(),
                        username(email),
                        email,
                        name(person, email),
                        true,
                        Account.LANGUAGE);
        var change =
                stamps.atHome(
                        account,
                        clock.instant(),
                        origin,
                        EventType.MEMBER_CREATED,
                        Subject.of(account.id()));
        var writes = new ArrayList<>(ExternalClaims.create(account, id, change.at()));
        writes.add(MemberItems.create(member(account, tenant, change), change));
        return Optional.of(account)
                .filter(_ -> table.commit(writes, EventId.next(random)) == Committed.STORED);
    }

    /// A person has to hold one (B2). No built-in role allows less than these two; at home with a
    /// customer only the roles of C3 are held.
    private static BuiltInRole least(Tenant tenant) {
        return tenant.managedBy().isPresent() ? BuiltInRole.MEMBER : BuiltInRole.AGENT;
    }

    private Username username(Email email) {
        return Username.of(email, name -> table.get(Keys.username(name)).isEmpty(), random);
    }

    /// As the provider says; what it does not say is taken from the address.
    private static PersonName name(Vouched person, Email email) {
        return new PersonName(
                person.firstName().isEmpty() ? email.local() : person.firstName(),
                person.lastName().isEmpty() ? email.local() : person.lastName());
    }

    private Member member(Account account, Tenant tenant, Change change) {
        var grant =
                Grant.given(
                        GrantId.next(random),
                        least(tenant),
                        Window.from(change.at()),
                        "",
                        "identity-provider",
                        Author.system(vendor),
                        tenant.settings().reminder(),
                        change.at());
        return Member.of(account, account.home(), change.at()).with(new Grants(List.of(grant)));
    }
}
