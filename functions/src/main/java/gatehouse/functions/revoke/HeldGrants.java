package gatehouse.functions.revoke;

import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Members;
import gatehouse.aws.Page;
import gatehouse.aws.Table;
import gatehouse.domain.AccountId;
import gatehouse.domain.Grant;
import gatehouse.domain.Member;
import gatehouse.domain.TenantId;
import gatehouse.functions.Lists;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// The grants of a tenant, one by one: members in the table's order, the grants of each as they
/// were given. A place is a member's, or lies between two grants of one.
final class HeldGrants {
    private static final String WITHIN = "/";
    private final Members members;
    private final Table table;

    @Inject
    HeldGrants(Members members, Table table) {
        this.members = members;
        this.table = table;
    }

    /// A grant with who holds it.
    ///
    /// @param version the member's
    record Held(Grant grant, Member member, long version, String place) {}

    /// A step of the list after a place.
    Page<Held> page(TenantId tenant, Optional<String> after) {
        return after.filter(place -> place.contains(WITHIN))
                .map(place -> rest(tenant, place))
                .orElseGet(() -> whole(tenant, after));
    }

    private Page<Held> whole(TenantId tenant, Optional<String> after) {
        var page = members.page(tenant, Lists.STEP, after);
        return new Page<>(
                page.items().stream().flatMap(item -> of(item).stream()).toList(), page.last());
    }

    /// What is left of one member's grants, whatever has become of them since.
    private Page<Held> rest(TenantId tenant, String place) {
        int at = place.indexOf(WITHIN);
        var sk = place.substring(0, at);
        var last = place.substring(at + 1);
        var all =
                AccountId.parse(sk.substring(sk.indexOf('#') + 1))
                        .flatMap(account -> table.get(Keys.member(tenant, account)))
                        .map(HeldGrants::of)
                        .orElse(List.of());
        var ids = all.stream().map(held -> held.grant().id().value()).toList();
        return new Page<>(all.subList(ids.indexOf(last) + 1, all.size()), Optional.of(sk));
    }

    private static List<Held> of(Item item) {
        var member = MemberItems.read(item);
        return member.grants().all().stream()
                .map(grant ->
                        new Held(
                                grant,
                                member,
                                item.version(),
                                item.key().sk() + WITHIN + grant.id()))
                .toList();
    }
}
