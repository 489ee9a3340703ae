package gatehouse.functions.exporter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import gatehouse.aws.Platform;
import gatehouse.functions.Batches;
import gatehouse.functions.Logbook;

/// The queue's function for exports that people asked for.
public final class ExporterHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Exporting exporting;
    private final Logbook logbook;

    /// In Lambda.
    public ExporterHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public ExporterHandler(Platform platform) {
        exporting = DaggerExporterComponent.factory().on(platform).exporting();
        logbook = new Logbook(getClass(), platform);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return Batches.each(
                batch,
                context,
                logbook,
                (message, _) ->
                        exporting.take(
                                message.getBody(),
                                message.getMessageId(),
                                context::getRemainingTimeInMillis));
    }
}
