package gatehouse.local.aws;

import java.io.IOException;

/// Stands around every call of a function: may look at it, refuse it, delay it, repeat it, or break
/// the function off by throwing an [Error].
@FunctionalInterface
public interface Hook {

    /// Does its part before, after or instead of what follows.
    ///
    /// @param next the following hook, at last the service
    Answer around(Call call, Service next) throws IOException;
}
