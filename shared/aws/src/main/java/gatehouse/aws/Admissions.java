package gatehouse.aws;

import gatehouse.domain.Access;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Caller;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Session;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Loads and authorises: one strongly consistent read tells who the caller is, whether the session
/// lives, and what the open grants allow. So whatever is revoked, ended or disabled bites on the
/// very next request.
public final class Admissions {
    private final Table table;
    private final Clock clock;
    private final TenantId vendor;

    /// @param vendor the tenant that runs the deployment
    public Admissions(Table table, Clock clock, TenantId vendor) {
        this.table = table;
        this.clock = clock;
        this.vendor = vendor;
    }

    /// The account of a caller whose session lives, for what is asked outside any tenant.
    public Outcome<Account> account(Caller caller) {
        return accountAnyway(caller).then(account -> changed(account, caller));
    }

    /// The same also of who has yet to set another password than a temporary one: for signing out.
    public Outcome<Account> accountAnyway(Caller caller) {
        return account(caller, table.get(Keys.account(caller.account())), clock.instant());
    }

    /// The same with other places in one read, for what a link decides instead of a permission.
    public Outcome<Present> present(Caller caller, List<Key> more) {
        return presentAnyway(caller, more).then(in -> changed(in.account(), caller).map(_ -> in));
    }

    /// The same also of who has yet to set another password than a temporary one: for setting it.
    public Outcome<Present> presentAnyway(Caller caller, List<Key> more) {
        var keys = new ArrayList<>(more);
        keys.add(Keys.account(caller.account()));
        var read = table.batch(keys);
        var now = clock.instant();
        return account(caller, Optional.ofNullable(read.get(Keys.account(caller.account()))), now)
                .map(account -> new Present(account, read, now));
    }

    /// The tenant in which somebody may do something at this moment, for what is done later in the
    /// person's name: no session is asked for, nor the second factor that the session took.
    ///
    /// @return empty where the person may not, or not any more
    public Optional<Tenant> still(AccountId who, TenantId where, Permission what) {
        var keys = new ArrayList<>(placesOf(who, where));
        keys.add(Keys.tenant(where));
        var read = table.batch(keys);
        return Optional.ofNullable(read.get(Keys.tenant(where)))
                .map(TenantItems::read)
                .filter(tenant -> still(who, tenant, what, read, clock.instant()).isPresent());
    }

    /// What tells whether somebody may do something in a tenant.
    public static List<Key> placesOf(AccountId who, TenantId where) {
        return List.of(Keys.account(who), Keys.member(where, who));
    }

    /// The account of somebody who may do something there, as it was read.
    ///
    /// @param read what stands at [#placesOf(AccountId, TenantId)]
    public Optional<Account> still(
            AccountId who, Tenant where, Permission what, Map<Key, Item> read, Instant now) {
        return Optional.ofNullable(read.get(Keys.account(who)))
                .map(AccountItems::read)
                .filter(Account::enabled)
                .filter(account -> access(where, account, read, now).allows(what));
    }

    /// Lets a caller in, or says why not. A tenant that is none of the caller's looks like one that
    /// never was (F2).
    public Outcome<Admitted> admit(Demand demand) {
        var caller = demand.caller();
        var tenant = TenantId.parse(demand.tenant());
        var keys = new ArrayList<>(demand.more());
        keys.add(Keys.account(caller.account()));
        tenant.ifPresent(id -> {
            keys.add(Keys.tenant(id));
            keys.add(Keys.member(id, caller.account()));
            if (demand.vendorToo() && caller.home().equals(vendor)) {
                keys.add(Keys.tenant(vendor));
                keys.add(Keys.member(vendor, caller.account()));
            }
        });
        var read = table.batch(keys);
        var now = clock.instant();
        return account(caller, Optional.ofNullable(read.get(Keys.account(caller.account()))), now)
                .then(account -> changed(account, caller))
                .then(account -> admit(demand, account, tenant, read, now));
    }

    /// The same of what was read already, for a caller who asks of several tenants at once.
    ///
    /// @param present who has read the tenant and the own place in it
    public Outcome<Admitted> admit(Demand demand, Present present) {
        var tenant = TenantId.parse(demand.tenant());
        return admit(demand, present.account(), tenant, present.read(), present.now());
    }

    private Outcome<Admitted> admit(
            Demand demand,
            Account account,
            Optional<TenantId> asked,
            Map<Key, Item> read,
            Instant now) {
        var tenant =
                asked.flatMap(id -> Optional.ofNullable(read.get(Keys.tenant(id))))
                        .map(TenantItems::read);
        if (tenant.isEmpty()) {
            return Outcome.refused(new Refusal.Hidden());
        }
        var access = access(tenant.get(), account, read, now);
        if (lacksSecondFactor(tenant.get().id(), access, account, demand.caller(), read)) {
            return Outcome.refused(new Refusal.SecondFactorRequired());
        }
        if (!access.allows(demand.permission()) && demand.vendorToo()) {
            var authority = vendorAuthority(tenant.get(), account, read, now);
            if (authority.allows(demand.ofVendor())) {
                return lacksSecondFactor(vendor, authority, account, demand.caller(), read)
                        ? Outcome.refused(new Refusal.SecondFactorRequired())
                        : Outcome.done(new Admitted(account, tenant.get(), authority, read, now));
            }
        }
        if (access.isNone()) {
            return Outcome.refused(new Refusal.Hidden());
        }
        return access.allows(demand.permission())
                ? Outcome.done(new Admitted(account, tenant.get(), access, read, now))
                : Outcome.refused(new Refusal.Lacks(demand.permission()));
    }

    /// Whether the tenant in which somebody has access wants a second factor of the rank held
    /// there, and there is none. To strangers it wants nothing, and of whom an identity provider
    /// let in, that one asks what it will.
    private static boolean lacksSecondFactor(
            TenantId tenant, Access access, Account account, Caller caller, Map<Key, Item> read) {
        if (access.isNone() || account.secondFactor()) {
            return false;
        }
        boolean byProvider =
                account.session(caller.session()).filter(Session::byProvider).isPresent();
        return !byProvider
                && Optional.ofNullable(read.get(Keys.tenant(tenant)))
                        .map(TenantItems::read)
                        .filter(where -> where.settings().requiresSecondFactorOf(access.rank()))
                        .isPresent();
    }

    private Access access(Tenant tenant, Account account, Map<Key, Item> read, Instant now) {
        return Optional.ofNullable(read.get(Keys.member(tenant.id(), account.id())))
                .map(item -> Access.of(MemberItems.read(item), tenant.roles(), vendor, now))
                .orElse(Access.NONE);
    }

    /// What the vendor's system admins may do elsewhere. Not where their own membership was
    /// disabled: that tenant has shut them out.
    private Access vendorAuthority(
            Tenant tenant, Account account, Map<Key, Item> read, Instant now) {
        boolean shutOut =
                Optional.ofNullable(read.get(Keys.member(tenant.id(), account.id())))
                        .filter(item -> !MemberItems.read(item).enabled())
                        .isPresent();
        return Optional.ofNullable(read.get(Keys.member(vendor, account.id())))
                .filter(_ -> !shutOut)
                .map(item -> Access.of(MemberItems.read(item), RoleCatalogue.BUILT_IN, vendor, now))
                .filter(access -> access.roles().contains(BuiltInRole.SYSTEM_ADMIN))
                .orElse(Access.NONE);
    }

    /// Whoever came with a temporary password is told to set another one first, whatever was asked
    /// for and wherever: so nobody learns by it what there is (F2).
    private static Outcome<Account> changed(Account account, Caller caller) {
        return account.session(caller.session()).filter(Session::mustChange).isPresent()
                ? Outcome.refused(new Refusal.PasswordChangeRequired())
                : Outcome.done(account);
    }

    private static Outcome<Account> account(Caller caller, Optional<Item> read, Instant now) {
        return read.map(AccountItems::read)
                .filter(Account::enabled)
                .filter(account -> account.home().equals(caller.home()))
                .filter(account ->
                        account.session(caller.session())
                                .filter(session -> !session.isOverAt(now))
                                .isPresent())
                .<Outcome<Account>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotSignedIn()));
    }
}
