package gatehouse.local;

import java.util.List;

/// Plants the tenants and people that a new system starts with.
///
/// It runs once the table and the functions are there, before the first request is taken, and only
/// where nothing was planted yet. A kill may stop it half-way: then it runs again, on what is
/// there.
@FunctionalInterface
public interface Seed {
    /// Nobody.
    Seed NOTHING = _ -> List.of();

    /// Everybody who can sign in.
    List<Person> plant(LocalSystem system);

    /// One of the people planted.
    record Person(String username, String password, String tenant, List<String> roles) {}
}
