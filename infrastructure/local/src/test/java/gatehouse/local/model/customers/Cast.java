package gatehouse.local.model.customers;

import java.util.List;
import java.util.stream.IntStream;

/// Who takes part in every history, and where: a managing tenant, its customer, a stranger to both.
final class Cast {
    static final int MANAGING = 0;
    static final int CUSTOMER = 1;
    static final int STRANGER = 2;

    /// The managing tenant's private customer: nobody can have a login there.
    static final int PRIVATE = 3;

    /// Those that have people.
    static final List<Integer> TENANTS = List.of(MANAGING, CUSTOMER, STRANGER);

    static final String ROOT = "root";

    /// Account manager, content creator and agent of the managing tenant.
    static final String CHIEF = "chief";

    static final String CREATOR = "creator";
    static final String AGENT = "agent";

    /// The customer's own administrator, and the stranger's account manager.
    static final String OWNER = "owner";

    static final String OTHER = "other";

    /// Those who have accounts from the start.
    static final List<String> KNOWN = List.of(CHIEF, CREATOR, AGENT, OWNER, OTHER);

    /// Those who have none.
    static final List<String> NEW =
            IntStream.range(0, 4).mapToObj(number -> "new-" + number).toList();

    private Cast() {}

    /// Where somebody is at home from the start; -1 for nowhere.
    static int home(String who) {
        return switch (who) {
            case CHIEF, CREATOR, AGENT -> MANAGING;
            case OWNER -> CUSTOMER;
            case OTHER -> STRANGER;
            default -> -1;
        };
    }

    /// The role held there.
    static String role(String who) {
        return switch (who) {
            case CHIEF, OTHER -> "account-manager";
            case CREATOR -> "content-creator";
            case AGENT -> "agent";
            case OWNER -> "administrator";
            default -> throw new AssertionError("not at home anywhere: " + who);
        };
    }

    /// Who reads a tenant's lists.
    static String reader(int tenant) {
        return switch (tenant) {
            case MANAGING -> CHIEF;
            case CUSTOMER -> OWNER;
            default -> OTHER;
        };
    }
}
