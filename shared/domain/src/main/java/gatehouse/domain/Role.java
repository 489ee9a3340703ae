package gatehouse.domain;

import java.util.Set;

/// A named set of permissions with a rank. A lower rank number stands higher.
public sealed interface Role permits BuiltInRole, CustomRole {

    /// By which grants, requests and answers name it.
    RoleId id();

    /// 0 (highest) to 9.
    int rank();

    /// What it allows; never empty.
    Set<Permission> permissions();

    /// Whether its holder may give a role of that rank, other than by invitation or request. A role
    /// that gives nothing says no to every rank.
    boolean gives(int otherRank);

    /// Whether its endless holder counts as the last administrator does (E10).
    boolean administers();
}
