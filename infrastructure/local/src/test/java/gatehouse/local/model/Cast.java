package gatehouse.local.model;

import java.util.List;
import java.util.stream.IntStream;

/// Who takes part in every history.
final class Cast {
    static final int TENANTS = 3;
    static final List<String> STAFF = List.of("staff-0", "staff-1", "staff-2");
    static final List<String> MANAGERS = List.of("manager-0", "manager-1", "manager-2", "second");
    static final String SECOND = "second";
    static final String ROOT = "root";

    private Cast() {}

    /// The tenant that somebody manages; -1 for none.
    static int managed(String who) {
        return who.equals(SECOND) ? 0 : MANAGERS.indexOf(who);
    }

    static List<Integer> tenants() {
        return IntStream.range(0, TENANTS).boxed().toList();
    }
}
