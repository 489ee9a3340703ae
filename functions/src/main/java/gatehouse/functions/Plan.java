package gatehouse.functions;

import gatehouse.aws.Write;
import gatehouse.http.Answer;
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

    /// Writes for which nothing was reserved.
    static Plan of(Answer answer, Write... writes) {
        return new Do(List.of(writes), answer, () -> {});
    }
}
