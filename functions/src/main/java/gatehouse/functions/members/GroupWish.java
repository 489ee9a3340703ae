package gatehouse.functions.members;

import gatehouse.aws.Admitted;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.ListedGroup;
import gatehouse.domain.Profile;
import gatehouse.domain.TenantId;
import gatehouse.http.Form;
import gatehouse.http.Wished;
import java.util.Optional;

/// The group that a request wants somebody to be in: its id, or null for none (D2, D5).
final class GroupWish {
    private static final String FIELD = "group";
    static final String RULE = "must be the id of an active group of this tenant";

    private final Form form;
    private final Optional<Wished<GroupId>> wish;

    GroupWish(Form form) {
        this.form = form;
        this.wish = form.erasable(FIELD, GroupId::parse, RULE);
    }

    /// Where the group stands.
    Optional<Key> place(TenantId tenant) {
        return wish.flatMap(Wished::value).map(id -> Keys.group(tenant, id));
    }

    /// The profile with that group; where it cannot be so, the form has the fault.
    Profile on(Profile before, Admitted in) {
        if (wish.isEmpty()) {
            return before;
        }
        var id = wish.get().value();
        if (id.equals(before.group().map(Group::id))) {
            return before;
        }
        var group =
                place(in.tenant().id())
                        .flatMap(in::item)
                        .map(GroupItems::read)
                        .map(ListedGroup::group)
                        .filter(Group::active);
        if (id.isPresent() && group.isEmpty()) {
            form.fault("/" + FIELD, RULE);
        }
        return before.in(group);
    }
}
