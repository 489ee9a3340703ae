package gatehouse.functions.relay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import gatehouse.aws.Platform;
import gatehouse.functions.Logbook;
import java.util.List;

/// The stream's function: each change goes to the audit log and to the bus.
public final class RelayHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Outbox outbox;
    private final Logbook logbook;

    /// In Lambda.
    public RelayHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public RelayHandler(Platform platform) {
        outbox = DaggerRelayComponent.factory().on(platform).outbox();
        logbook = new Logbook(getClass(), platform);
    }

    /// Takes a batch, all of it.
    ///
    /// @throws Logbook.Stopped if log or bus do not answer: the stream brings the batch again, for
    ///   as long as it takes
    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent batch, Context context) {
        return logbook.run(
                context.getAwsRequestId(),
                run -> {
                    outbox.take(batch.getRecords(), run);
                    return new StreamsEventResponse(List.of());
                });
    }
}
