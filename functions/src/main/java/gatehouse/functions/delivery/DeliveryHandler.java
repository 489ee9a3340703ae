package gatehouse.functions.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import gatehouse.aws.MailTag;
import gatehouse.aws.Platform;
import gatehouse.functions.Batches;
import gatehouse.functions.Logbook;
import gatehouse.functions.Metric;
import java.util.Optional;

/// The queue's function for what SES reports.
public final class DeliveryHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Reports reports;
    private final Logbook logbook;

    /// In Lambda.
    public DeliveryHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public DeliveryHandler(Platform platform) {
        reports = DaggerDeliveryComponent.factory().on(platform).reports();
        logbook = new Logbook(getClass(), platform);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return Batches.each(
                batch,
                context,
                logbook,
                (message, run) ->
                        reports.take(message.getBody())
                                .flatMap(DeliveryHandler::metric)
                                .ifPresent(metric -> run.add(metric, 1)));
    }

    /// That SES took a mail is counted where it was handed over.
    private static Optional<Metric> metric(MailTag.Status status) {
        return switch (status) {
            case DELIVERED -> Optional.of(Metric.MAILS_DELIVERED);
            case BOUNCED -> Optional.of(Metric.MAILS_BOUNCED);
            case COMPLAINED -> Optional.of(Metric.MAILS_COMPLAINED);
            case SENT -> Optional.empty();
        };
    }
}
