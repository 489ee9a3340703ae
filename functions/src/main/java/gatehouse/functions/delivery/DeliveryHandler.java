package gatehouse.functions.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import gatehouse.aws.Platform;
import gatehouse.functions.Batches;

/// The queue's function for what SES reports.
public final class DeliveryHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Reports reports;

    /// In Lambda.
    public DeliveryHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public DeliveryHandler(Platform platform) {
        reports = DaggerDeliveryComponent.factory().on(platform).reports();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return Batches.each(batch, context, "delivery", message -> reports.take(message.getBody()));
    }
}
