package gatehouse.aws;

import java.util.List;
import java.util.Optional;

/// A page of a partition.
///
/// @param items in order
/// @param last the sort key after which more may come; empty at the end
public record Page<T>(List<T> items, Optional<String> last) {}
