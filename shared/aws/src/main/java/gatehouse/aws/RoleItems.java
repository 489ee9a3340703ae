package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.CustomRole;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Permission;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import java.util.EnumSet;
import java.util.List;

/// Roles of a tenant's own. What access needs of them stands in the tenant's item, so that it is
/// read with every request. Each has an item of its own as well, with name, description and
/// version; it repeats what the role allows, so that its event tells that too. Both change in one
/// transaction.
public final class RoleItems {
    static final String ROLES = "roles";
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String RANK = "rank";
    private static final String PERMISSIONS = "permissions";

    private RoleItems() {}

    static RoleCatalogue catalogue(Item tenant) {
        return new RoleCatalogue(tenant.maps(ROLES).stream().map(RoleItems::role).toList());
    }

    static List<Item> write(RoleCatalogue catalogue) {
        return catalogue.own().stream().map(role -> write(Draft.map(), role).item()).toList();
    }

    /// The role of an item of its own.
    public static NamedRole read(Item item) {
        return new NamedRole(role(item), item.text(NAME), item.textOrEmpty(DESCRIPTION));
    }

    /// A new one.
    public static Write create(TenantId tenant, NamedRole role, Change change) {
        return Write.create(write(Draft.at(Keys.role(tenant, role.role().id())), role), change);
    }

    /// What an item of its own that was read says from now on.
    public static Write replace(Item before, NamedRole after, Change change) {
        return Write.replace(before, write(before.edit(), after), change);
    }

    /// A tombstone for one that was read.
    public static Write delete(Item before, Change change) {
        return Write.delete(before, change);
    }

    private static Draft write(Draft draft, NamedRole role) {
        return write(draft, role.role())
                .put(NAME, role.name())
                .put(DESCRIPTION, role.description());
    }

    private static Draft write(Draft draft, CustomRole role) {
        return draft.put("id", role.id().value())
                .put(RANK, role.rank())
                .putTexts(PERMISSIONS, role.permissions().stream().map(Permission::code).toList());
    }

    private static CustomRole role(Item map) {
        var permissions = EnumSet.noneOf(Permission.class);
        map.texts(PERMISSIONS).forEach(code -> Permission.parse(code).ifPresent(permissions::add));
        return new CustomRole(new RoleId(map.text("id")), (int) map.number(RANK), permissions);
    }
}
