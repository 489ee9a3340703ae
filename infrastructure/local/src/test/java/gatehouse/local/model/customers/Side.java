package gatehouse.local.model.customers;

import gatehouse.local.model.Answer;

/// One of the two that are compared.
interface Side {
    Answer does(Step step);

    /// One line of text.
    String sees(Question question);
}
