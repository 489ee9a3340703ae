package gatehouse.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when it is first asked for, and once: a client that few requests need
/// must not make every start longer.
final class Later<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    /// @param maker is called once at most, unless it throws
    Later(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        var there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }
}
