package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.ListedGroup;
import gatehouse.domain.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Groups as items, each with the number of people in it. Who joins or leaves changes neither
/// version nor log of the group: it is the member's event, and nobody's edit of the group becomes
/// stale by it.
public final class GroupItems {
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String ACTIVE = "active";
    private static final String MEMBERS = "members";

    private GroupItems() {}

    public static ListedGroup read(Item item) {
        return new ListedGroup(
                new Group(new GroupId(item.text("id")), item.text(NAME), item.flag(ACTIVE)),
                item.textOrEmpty(DESCRIPTION),
                item.number(MEMBERS));
    }

    /// A new group, with nobody in it.
    public static Write create(TenantId tenant, ListedGroup group, Change change) {
        var draft =
                Draft.at(Keys.group(tenant, group.group().id()))
                        .put("id", group.group().id().value())
                        .put(MEMBERS, group.members());
        return Write.create(write(draft, group), change);
    }

    /// Another name, description or state of a group that was read. How many are in it is left to
    /// those who join and leave.
    public static Write replace(Item before, ListedGroup after, Change change) {
        return Write.replace(before, write(before.edit(), after), change);
    }

    /// A tombstone for a group that was read, if nobody is in it at that very moment (D5).
    public static Write delete(Item before, Change change) {
        return Write.delete(before, change).when(MEMBERS, 0);
    }

    /// One more in it, for a transaction with the item of the member who joins. It is lost where
    /// the group does not exist, any longer or at all, is not active, or has another name: nobody
    /// would bring the member's copy of it up to date.
    public static Write join(TenantId tenant, Group group) {
        // a tombstone has none of these
        return Updating.of(Keys.group(tenant, group.id()))
                .when(ACTIVE, true)
                .when(NAME, group.name())
                .count(MEMBERS, 1)
                .write();
    }

    /// Some less in it, for a transaction with the items of the members who leave.
    public static Write leave(TenantId tenant, GroupId group, long many) {
        return Updating.of(Keys.group(tenant, group))
                .whenPresent(MEMBERS)
                .count(MEMBERS, -many)
                .write();
    }

    /// The writes by which somebody moves from one group to another; none where nobody moves.
    public static List<Write> move(TenantId tenant, Optional<Group> before, Optional<Group> after) {
        var from = before.map(Group::id);
        var to = after.map(Group::id);
        var writes = new ArrayList<Write>();
        if (!from.equals(to)) {
            from.ifPresent(id -> writes.add(leave(tenant, id, 1)));
            after.ifPresent(group -> writes.add(join(tenant, group)));
        }
        return List.copyOf(writes);
    }

    private static Draft write(Draft draft, ListedGroup group) {
        return draft.put(NAME, group.group().name())
                .put(DESCRIPTION, group.description())
                .put(ACTIVE, group.group().active());
    }
}
