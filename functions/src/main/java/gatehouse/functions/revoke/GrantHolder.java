package gatehouse.functions.revoke;

import gatehouse.aws.Admitted;
import gatehouse.aws.Item;
import gatehouse.domain.Access;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Grant;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import java.time.Instant;

/// A grant that somebody wants to change, with who holds it and who wants it.
///
/// @param in who wants it
/// @param item the member's
/// @param member who holds it
/// @param grant the grant
record GrantHolder(Admitted in, Item item, Member member, Grant grant) {

    long version() {
        return item.version();
    }

    /// Whether the caller may act on it. Vendor users are the business of those who may invite them
    /// (A5, A11); anybody else's grants are a matter of rank, and nobody's own (F3).
    Outcome<GrantHolder> authorise() {
        if (grant.role().equals(BuiltInRole.CUSTOMER_MANAGER.id())) {
            return in.access().allows(Permission.INVITE_VENDOR_USERS)
                    ? Outcome.done(this)
                    : Outcome.refused(new Refusal.Lacks(Permission.INVITE_VENDOR_USERS));
        }
        boolean self = member.account().equals(in.account().id());
        return !self && in.access().reaches(Access.standing(member, in.tenant().roles(), in.now()))
                ? Outcome.done(this)
                : Outcome.refused(new Refusal.Outranked());
    }

    /// Whether the caller may have the grant last for as long as it does in those: for longer only
    /// who could give the role (F3), or may invite vendor users.
    Outcome<Grants> mayBecome(Grants next) {
        var end = next.find(grant.id()).orElseThrow().window().end();
        boolean may =
                !end.isAfter(grant.window().end())
                        || grant.role().equals(BuiltInRole.CUSTOMER_MANAGER.id())
                        || in.tenant()
                                .roles()
                                .find(grant.role())
                                .filter(in.access()::mayGive)
                                .isPresent();
        return may ? Outcome.done(next) : Outcome.refused(new Refusal.OutOfReach());
    }

    /// Whether a person at home here would be left without any role (B2).
    boolean leavesNoRole(Grants next) {
        return leavesNoRole(member, next, in.tenant(), in.now());
    }

    /// The same of anybody.
    static boolean leavesNoRole(Member member, Grants next, Tenant tenant, Instant now) {
        return !member.isGuest()
                && next.all().stream()
                        .filter(other -> tenant.roles().find(other.role()).isPresent())
                        .allMatch(other -> other.window().isOverAt(now));
    }

    /// Whether the person is one of those whom the last-administrator guard counts (E10).
    boolean administers(Grants grants) {
        return !member.isGuest() && grants.administersAt(in.now());
    }
}
