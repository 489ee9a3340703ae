package gatehouse.local.model.customers;

import java.util.Set;

/// What the roles that come up here may, as the requirements say.
final class Roles {
    private Roles() {}

    static boolean mayInvite(Set<String> roles) {
        return any(roles, "account-manager", "administrator", "content-creator");
    }

    static boolean managePeople(Set<String> roles) {
        return any(roles, "account-manager", "administrator");
    }

    static boolean manageSettings(Set<String> roles) {
        return any(roles, "account-manager");
    }

    static boolean seeTickets(Set<String> roles) {
        return any(roles, "account-manager", "administrator", "moderator", "member", "customer");
    }

    static int rank(Set<String> roles) {
        return roles.stream().mapToInt(Roles::rank).min().orElse(9);
    }

    private static int rank(String role) {
        return switch (role) {
            case "account-manager" -> 1;
            case "administrator" -> 2;
            case "moderator", "content-creator" -> 4;
            case "member", "customer", "agent" -> 5;
            default -> throw new AssertionError("not in the play: " + role);
        };
    }

    private static boolean any(Set<String> roles, String... of) {
        return Set.of(of).stream().anyMatch(roles::contains);
    }
}
