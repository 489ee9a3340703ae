package gatehouse.aws;

import gatehouse.domain.Access;
import gatehouse.domain.Account;
import gatehouse.domain.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A caller who may do what was asked, in the tenant it was asked for.
///
/// @param account the caller's
/// @param tenant the tenant
/// @param access what the caller may do there
/// @param read what was read with it
/// @param now when that was so: the one instant of the whole request
public record Admitted(
        Account account, Tenant tenant, Access access, Map<Key, Item> read, Instant now) {

    public Admitted {
        read = Map.copyOf(read);
    }

    /// What stands at a place that was asked for, if anything does.
    public Optional<Item> item(Key key) {
        return Optional.ofNullable(read.get(key));
    }
}
