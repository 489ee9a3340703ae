package gatehouse.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whether somebody may do something in a tenant right now, and all that speaks for or against it
/// (F7).
///
/// @param allowed what a request of the person would find
/// @param because never empty
public record Explanation(boolean allowed, List<Because> because) {

    public Explanation {
        because = List.copyOf(because);
    }

    /// Who it is about.
    ///
    /// @param account at home
    /// @param member in the tenant
    /// @param secondFactor whether the person has one, or an identity provider sees to it
    public record Who(Account account, Member member, boolean secondFactor) {}

    /// Explains.
    ///
    /// @param vendor the tenant that runs the deployment
    public static Explanation of(
            Who who, Tenant tenant, TenantId vendor, Matter matter, Instant now) {
        var permission = matter.permission();
        var against = matter.against(tenant);
        var access = Access.of(who.member(), tenant.roles(), vendor, now);
        var all = new ArrayList<Because>();
        if (!who.account().enabled()) {
            all.add(new Because.DisabledAtHome());
        } else if (!who.member().enabled()) {
            all.add(new Because.Disabled());
        }
        boolean lacksFactor =
                !access.isNone()
                        && !who.secondFactor()
                        && tenant.settings().requiresSecondFactorOf(access.rank());
        if (lacksFactor) {
            all.add(new Because.NoSecondFactor());
        }
        all.addAll(against);
        int others = all.size();
        who.member().grants().all().stream()
                .filter(grant -> allows(grant, tenant.roles(), permission))
                .map(grant -> because(grant, who.member(), tenant.roles(), vendor, now))
                .forEach(all::add);
        if (!access.isNone() && BuiltInRole.EVERYONE.permissions().contains(permission)) {
            all.add(new Because.Everybody());
        }
        if (all.size() == others) {
            all.add(new Because.NoRole());
        }
        boolean allowed =
                who.account().enabled()
                        && !lacksFactor
                        && against.isEmpty()
                        && access.allows(permission);
        return new Explanation(allowed, all);
    }

    /// The one reason that decides: of the grants that give it, the one that lasts longest; else of
    /// all that speaks against it, what is to be put right first.
    public Because decisive() {
        return allowed
                ? because.stream()
                        .filter(Because.Given.class::isInstance)
                        .max(Comparator.comparing(Explanation::end))
                        .orElseGet(Because.Everybody::new)
                : because.stream().min(Comparator.comparingInt(Explanation::place)).orElseThrow();
    }

    private static Instant end(Because reason) {
        return reason instanceof Because.Given(var grant) ? grant.window().end() : Instant.MIN;
    }

    /// Where a reason against something stands among others; what speaks for it comes last.
    private static int place(Because reason) {
        return switch (reason) {
            case Because.DisabledAtHome() -> 0;
            case Because.Disabled() -> 1;
            case Because.OtherCompany() -> 2;
            case Because.NotForCustomers() -> 3;
            case Because.ModuleOff(_) -> 4;
            case Because.NoSecondFactor() -> 5;
            case Because.NotForThem(_) -> 6;
            case Because.NotYet(_) -> 7;
            case Because.NoLonger(_) -> 8;
            case Because.NoRole() -> 9;
            case Because.Given(_) -> 10;
            case Because.Everybody() -> 11;
        };
    }

    private static boolean allows(Grant grant, RoleCatalogue roles, Permission permission) {
        return roles.find(grant.role())
                .filter(role -> role.permissions().contains(permission))
                .isPresent();
    }

    private static Because because(
            Grant grant, Member member, RoleCatalogue roles, TenantId vendor, Instant now) {
        return switch (grant.stateAt(now)) {
            case SCHEDULED -> new Because.NotYet(grant);
            case ENDED -> new Because.NoLonger(grant);
            case ACTIVE -> {
                var alone = member.enabled(true).with(new Grants(List.of(grant)));
                var role = roles.find(grant.role());
                boolean held =
                        Optional.of(Access.of(alone, roles, vendor, now))
                                .filter(access -> role.filter(access.roles()::contains).isPresent())
                                .isPresent();
                yield held ? new Because.Given(grant) : new Because.NotForThem(grant);
            }
        };
    }
}
