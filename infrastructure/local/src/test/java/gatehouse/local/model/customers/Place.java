package gatehouse.local.model.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Somebody's place in a tenant, by the model.
final class Place {
    final String who;
    final int tenant;
    final List<Held> held = new ArrayList<>();
    boolean enabled = true;

    /// @param by the number of the step that brought it; -1 for what was there from the start
    record Held(int by, String role) {}

    Place(String who, int tenant) {
        this.who = who;
        this.tenant = tenant;
    }

    Set<String> roles() {
        var roles = new TreeSet<String>();
        held.forEach(one -> roles.add(one.role()));
        return roles;
    }
}
