package gatehouse.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.function.BiConsumer;

/// Takes the messages of a queue one by one: one that fails comes back, the others are done.
public final class Batches {
    private Batches() {}

    /// Takes each.
    ///
    /// @return the ids of those that failed
    public static SQSBatchResponse each(
            SQSEvent batch,
            Context context,
            Logbook logbook,
            BiConsumer<SQSEvent.SQSMessage, Run> take) {
        return logbook.run(
                context.getAwsRequestId(),
                run -> {
                    var failed = new ArrayList<SQSBatchResponse.BatchItemFailure>();
                    for (var message : batch.getRecords()) {
                        try {
                            take.accept(message, run);
                            run.add(Metric.HANDLED, 1);
                        } catch (RuntimeException fault) {
                            run.trouble(fault, message.getMessageId());
                            run.add(Metric.FAILED, 1);
                            failed.add(
                                    new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
                        }
                    }
                    return new SQSBatchResponse(failed);
                });
    }
}
