package gatehouse.aws;

import gatehouse.domain.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A caller who is signed in, wherever.
///
/// @param account the caller's
/// @param read what was read with it
/// @param now when that was so: the one instant of the whole request
public record Present(Account account, Map<Key, Item> read, Instant now) {

    public Present {
        read = Map.copyOf(read);
    }

    /// What stands at a place that was asked for, if anything does.
    public Optional<Item> item(Key key) {
        return Optional.ofNullable(read.get(key));
    }
}
