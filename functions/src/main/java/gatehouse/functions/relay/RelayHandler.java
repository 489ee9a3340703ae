package gatehouse.functions.relay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import gatehouse.aws.Platform;
import java.util.List;

/// The stream's function: each change goes to the audit log and to the bus.
public final class RelayHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Outbox outbox;

    /// In Lambda.
    public RelayHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public RelayHandler(Platform platform) {
        outbox = DaggerRelayComponent.factory().on(platform).outbox();
    }

    /// Takes a batch, all of it.
    ///
    /// @throws gatehouse.domain.Unreachable if log or bus do not answer: the stream brings the
    ///   batch again, for as long as it takes
    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent batch, Context context) {
        outbox.take(batch.getRecords(), context.getAwsRequestId());
        return new StreamsEventResponse(List.of());
    }
}
