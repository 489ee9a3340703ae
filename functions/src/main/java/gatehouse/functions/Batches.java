package gatehouse.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import gatehouse.http.Faults;
import java.util.ArrayList;
import java.util.function.Consumer;

/// Takes the messages of a queue one by one: one that fails comes back, the others are done.
public final class Batches {
    private Batches() {}

    /// Takes each.
    ///
    /// @param place the function's name, for its log
    /// @return the ids of those that failed
    public static SQSBatchResponse each(
            SQSEvent batch, Context context, String place, Consumer<SQSEvent.SQSMessage> take) {
        var failed = new ArrayList<SQSBatchResponse.BatchItemFailure>();
        for (var message : batch.getRecords()) {
            try {
                take.accept(message);
            } catch (RuntimeException fault) {
                Faults.STANDARD.tell(context.getAwsRequestId(), place, fault);
                failed.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failed);
    }
}
