package gatehouse.domain;

import java.util.function.Function;

/// How a decision ended: done, with what came of it, or refused, with why.
public sealed interface Outcome<T> {

    /// It is done.
    record Done<T>(T value) implements Outcome<T> {}

    /// It is refused, and nothing has changed.
    record Refused<T>(Refusal why) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal why) {
        return new Refused<>(why);
    }

    /// Goes on with what came of it; a refusal stays what it is.
    default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T>(var why) -> new Refused<>(why);
        };
    }

    /// Turns what came of it into something else.
    default <U> Outcome<U> map(Function<T, U> change) {
        return then(value -> new Done<>(change.apply(value)));
    }
}
