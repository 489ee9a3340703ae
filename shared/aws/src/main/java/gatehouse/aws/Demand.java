package gatehouse.aws;

import gatehouse.domain.Caller;
import gatehouse.domain.Permission;
import java.util.ArrayList;
import java.util.List;

/// What a caller wants to do in a tenant, and what else is to be read with it.
///
/// @param caller who asks
/// @param tenant the tenant's id as written in the path
/// @param permission what it takes
/// @param vendorToo whether the vendor's system admins may do it where they are no members; the
///   list of such routes is a golden table
/// @param ofVendor what it takes of them
/// @param more places to read in the same request
public record Demand(
        Caller caller,
        String tenant,
        Permission permission,
        boolean vendorToo,
        Permission ofVendor,
        List<Key> more) {

    public Demand {
        more = List.copyOf(more);
    }

    /// Something that only members of the tenant do.
    public static Demand of(Caller caller, String tenant, Permission permission) {
        return new Demand(caller, tenant, permission, false, permission, List.of());
    }

    /// The same for the vendor's system admins too.
    public Demand orVendor() {
        return orVendor(permission);
    }

    /// The same for them by another permission than members need: each side has its own.
    public Demand orVendor(Permission other) {
        return new Demand(caller, tenant, permission, true, other, more);
    }

    /// The same, reading one more place.
    public Demand with(Key key) {
        return with(List.of(key));
    }

    /// The same, reading more places.
    public Demand with(List<Key> places) {
        var keys = new ArrayList<>(more);
        keys.addAll(places);
        return new Demand(caller, tenant, permission, vendorToo, ofVendor, keys);
    }
}
