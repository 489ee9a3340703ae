package gatehouse.http;

import gatehouse.domain.Outcome;

/// One thing that can be asked: load, authorise, validate, decide, commit, answer, in this order.
@FunctionalInterface
public interface Verb {
    Outcome<Answer> run(Request request);

    /// What is answered where it refuses: the problem, unless the verb has more to say with it.
    default Answer refused(Problem problem, Request request) {
        return problem.answer();
    }
}
