package gatehouse.local;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.Committed;
import gatehouse.aws.Environment;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Updating;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Joining;
import gatehouse.domain.Member;
import gatehouse.domain.Module;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.Role;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Settings;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.domain.Username;
import gatehouse.domain.Window;
import gatehouse.functions.Passwords;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Puts tenants and people into the table; what is there already stays as it is.
public final class Planting {
    private final Table table;
    private final Clock clock;
    private final TenantId vendor;
    private final SecureRandom random = new SecureRandom();
    private final UnaryOperator<String> hash;

    /// Plants into a system; passwords are hashed as its functions do.
    public static Planting in(LocalSystem system) {
        return new Planting(
                new Table(system.dynamo(), system.table()),
                system.clock(),
                environment(system).vendor(),
                passwords(system)::hash);
    }

    /// Hashes passwords as a system's functions do.
    public static Passwords passwords(LocalSystem system) {
        return new Passwords(new SecureRandom(), environment(system));
    }

    private static Environment environment(LocalSystem system) {
        return new Environment(system.platform("signin").environment());
    }

    /// Plants into a table.
    ///
    /// @param hash makes the hash of a password
    public Planting(Table table, Clock clock, TenantId vendor, UnaryOperator<String> hash) {
        this.table = table;
        this.clock = clock;
        this.vendor = vendor;
        this.hash = hash;
    }

    /// Plants a tenant.
    ///
    /// @param manager the tenant's own id where it is independent
    public void tenant(TenantId id, String name, TenantKind kind, TenantId manager) {
        tenant(id, name, kind, manager, Set.of());
    }

    /// The same with modules switched on.
    public void tenant(
            TenantId id, String name, TenantKind kind, TenantId manager, Set<Module> modules) {
        if (table.get(Keys.tenant(id)).isEmpty()) {
            var tenant =
                    new Tenant(
                            id,
                            name,
                            kind,
                            manager,
                            modules,
                            Settings.STANDARD,
                            RoleCatalogue.BUILT_IN);
            var change = change(EventType.TENANT_CREATED, id, Subject.of(id), clock.instant());
            commit(List.of(TenantItems.create(tenant, change), TenantItems.list(tenant, change)));
        }
    }

    /// Lets people join a tenant by themselves, or not, straight in the table and with nobody told.
    public void joining(TenantId id, Joining joining) {
        var write =
                Updating.of(Keys.tenant(id))
                        .set("settings.joinEnabled", joining.enabled())
                        .set("settings.registrationNeedsApproval", joining.needsApproval())
                        .whenPresent("kind")
                        .write();
        if (table.commit(write) == Committed.LOST) {
            throw new IllegalStateException("no such tenant: " + id);
        }
    }

    /// Plants an account that nobody has activated yet: its person is sent the link to do so.
    public void unactivated(String address, String first, String last, TenantId home, Role role) {
        person(address, first, last, home, role, "");
    }

    /// Plants an account with its membership at home, and one endless grant.
    ///
    /// @param password empty for none yet
    public void person(
            String address, String first, String last, TenantId home, Role role, String password) {
        person(address, first, last, home, role, password, Profile.NONE);
    }

    /// The same of whom the tenant knows more.
    public void person(
            String address,
            String first,
            String last,
            TenantId home,
            Role role,
            String password,
            Profile profile) {
        var email = Email.parse(address).orElseThrow();
        if (table.get(Keys.email(email)).isPresent()) {
            return;
        }
        var account =
                new Account(
                        AccountId.next(random),
                        home,
                        Username.parse(address).orElseThrow(),
                        email,
                        new PersonName(first, last),
                        true,
                        "en",
                        false,
                        List.of());
        var now = clock.instant();
        var hashed = password.isEmpty() ? "" : hash.apply(password);
        var writes = new ArrayList<Write>(AccountItems.create(account, hashed, now));
        var change = change(EventType.MEMBER_CREATED, home, Subject.of(account.id()), now);
        writes.add(MemberItems.create(member(account, role, now).with(profile), change));
        // nobody counts who has not come yet
        if (role.administers() && !password.isEmpty()) {
            writes.add(administrator(home, account.id(), now));
        }
        commit(writes);
    }

    private Write administrator(TenantId home, AccountId id, Instant now) {
        return table.get(Keys.administrators(home))
                .map(others -> Administrators.with(others, id))
                .orElseGet(() -> Administrators.first(home, List.of(id), now));
    }

    private Member member(Account account, Role role, Instant now) {
        var grant =
                Grant.given(
                        GrantId.next(random),
                        role,
                        Window.from(now),
                        "",
                        "seed",
                        Author.system(vendor),
                        Duration.ZERO,
                        now);
        return Member.of(account, account.home(), now).with(new Grants(List.of(grant)));
    }

    private Change change(EventType type, TenantId tenant, Subject subject, Instant at) {
        return new Change(
                EventId.next(random),
                type,
                tenant,
                subject,
                Author.system(vendor),
                at,
                "",
                "seed",
                "seed");
    }

    private void commit(List<Write> writes) {
        switch (table.commit(writes, EventId.next(random))) {
            case STORED -> {}
            case LOST -> throw new IllegalStateException("somebody else plants here");
        }
    }
}
