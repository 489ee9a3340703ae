package gatehouse.aws;

import gatehouse.domain.CustomRole;
import gatehouse.domain.Permission;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import java.util.EnumSet;
import java.util.List;

/// Roles of a tenant's own: what access needs of them stands in the tenant's item, so that it is
/// read with every request.
public final class RoleItems {
    static final String ROLES = "roles";

    private RoleItems() {}

    static RoleCatalogue catalogue(Item tenant) {
        return new RoleCatalogue(tenant.maps(ROLES).stream().map(RoleItems::read).toList());
    }

    static List<Item> write(RoleCatalogue catalogue) {
        return catalogue.own().stream().map(RoleItems::write).toList();
    }

    private static CustomRole read(Item map) {
        var permissions = EnumSet.noneOf(Permission.class);
        map.texts("permissions")
                .forEach(code -> Permission.parse(code).ifPresent(permissions::add));
        return new CustomRole(new RoleId(map.text("id")), (int) map.number("rank"), permissions);
    }

    private static Item write(CustomRole role) {
        return Draft.map()
                .put("id", role.id().value())
                .put("rank", role.rank())
                .putTexts("permissions", role.permissions().stream().map(Permission::code).toList())
                .item();
    }
}
