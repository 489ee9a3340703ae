package gatehouse.domain;

import java.util.function.Function;

/// How a decision ended: done, with what came of it, or refused, with why.
public sealed interface Outcome<T> {

    /// It is done.
    record Done<T>(T value) implements Outcome<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<Refusal, R> refused) {
            return done.apply(value);
        }
    }

    /// It is refused, and nothing has changed.
    record Refused<T>(Refusal why) implements Outcome<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<Refusal, R> refused) {
            return refused.apply(why);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal why) {
        return new Refused<>(why);
    }

    /// What one of the two makes of it. Each state answers by itself: a switch over patterns costs
    /// a process that has just started some milliseconds, and every request comes by here.
    <R> R fold(Function<T, R> done, Function<Refusal, R> refused);

    /// Goes on with what came of it; a refusal stays what it is.
    default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
        return fold(next, Refused::new);
    }

    /// Turns what came of it into something else.
    default <U> Outcome<U> map(Function<T, U> change) {
        return then(value -> new Done<>(change.apply(value)));
    }
}
