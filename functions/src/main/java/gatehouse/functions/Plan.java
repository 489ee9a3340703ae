package gatehouse.functions;

import gatehouse.aws.Write;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import java.util.List;

/// What a command has decided to do, before anything is done.
public sealed interface Plan {

    /// Writes, all or none, and the answer once they are stored.
    ///
    /// @param undo gives back what was reserved for it, should the race be lost
    record Do(List<Write> writes, Answer answer, Runnable undo) implements Plan {
        public Do {
            writes = List.copyOf(writes);
        }
    }

    /// Nothing is to be written: it was done before, and this is the answer.
    record Answered(Answer answer) implements Plan {}

    /// Nothing changes by it: the answer is what is there, and a dry run learns the same.
    static Plan unchanged(Answer answer, Request request) {
        return new Answered(request.isDryRun() ? answer.tried() : answer);
    }

    /// Writes for which nothing was reserved.
    static Plan of(Answer answer, Write... writes) {
        return new Do(List.of(writes), answer, () -> {});
    }
}
