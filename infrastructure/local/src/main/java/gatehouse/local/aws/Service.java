package gatehouse.local.aws;

import java.io.IOException;

/// Something that answers calls: an AWS service, or the rest of the chain before it.
@FunctionalInterface
public interface Service {

    /// Answers, whatever the answer is.
    ///
    /// @throws IOException as if the connection broke; the SDK may try again
    Answer answer(Call call) throws IOException;
}
