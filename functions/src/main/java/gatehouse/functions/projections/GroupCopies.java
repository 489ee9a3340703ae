package gatehouse.functions.projections;

import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Members;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Member;
import gatehouse.domain.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/// Copies a group's name, and whether it is active, to each of its members (D5); a group that is no
/// more is taken out of them. It looks through all members, as no index knows the inactive groups,
/// and changes only those that differ: broken off and begun anew, it goes on where it was.
final class GroupCopies {
    private static final int PAGE = 100;

    private final Table table;
    private final Members members;
    private final Clock clock;

    @Inject
    GroupCopies(Table table, Members members, Clock clock) {
        this.table = table;
        this.members = members;
        this.clock = clock;
    }

    void follow(TenantId tenant, GroupId id) {
        Optional<String> after = Optional.empty();
        do {
            var page = members.page(tenant, PAGE, after);
            var held = page.items().stream().filter(item -> isIn(id, item)).toList();
            if (!held.isEmpty()) {
                // after its members, as with the copies of people
                var group = group(tenant, id);
                held.forEach(item -> follow(tenant, id, item, group));
            }
            after = page.last();
        } while (after.isPresent());
    }

    private void follow(TenantId tenant, GroupId id, Item item, Optional<Group> group) {
        next(item, group)
                .filter(write -> table.commit(write) == Committed.LOST)
                .ifPresent(_ ->
                        members.change(
                                item.key(),
                                now ->
                                        isIn(id, now)
                                                ? next(now, group(tenant, id))
                                                : Optional.empty()));
    }

    private static boolean isIn(GroupId id, Item item) {
        return MemberItems.read(item)
                .profile()
                .group()
                .filter(group -> group.id().equals(id))
                .isPresent();
    }

    private Optional<Group> group(TenantId tenant, GroupId id) {
        return table.get(Keys.group(tenant, id))
                .map(item -> new Group(id, item.text("name"), item.flag("active")));
    }

    private Optional<Write> next(Item item, Optional<Group> group) {
        Member member = MemberItems.read(item);
        return member.profile().group().equals(group)
                ? Optional.empty()
                : Optional.of(write(item, member, member.with(member.profile().in(group))));
    }

    /// The group's other name is none of the person's own matter; to be in none any more is.
    private Write write(Item item, Member before, Member after) {
        return before.group().map(Group::id).equals(after.group().map(Group::id))
                ? MemberItems.tend(item, after, clock.instant())
                : MemberItems.replace(item, after, clock.instant());
    }
}
