package gatehouse.http;

import gatehouse.domain.Outcome;

/// One thing that can be asked: load, authorise, validate, decide, commit, answer, in this order.
@FunctionalInterface
public interface Verb {
    Outcome<Answer> run(Request request);
}
