package gatehouse.local.model;

import java.time.Instant;

/// One of the two that are compared.
interface Side {
    /// Does a step.
    ///
    /// @param at what the step means: until when is waited, or the new end of a grant
    Answer does(Step step, Instant at);

    /// One line of text.
    String sees(Question question);
}
