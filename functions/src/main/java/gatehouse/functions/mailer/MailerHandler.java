package gatehouse.functions.mailer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import gatehouse.aws.Platform;
import gatehouse.functions.Batches;
import gatehouse.functions.Logbook;

/// The queue's function for events that people are told of by mail.
public final class MailerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final PostOffice postOffice;
    private final Logbook logbook;

    /// In Lambda.
    public MailerHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public MailerHandler(Platform platform) {
        postOffice = DaggerMailerComponent.factory().on(platform).postOffice();
        logbook = new Logbook(getClass(), platform);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return Batches.each(
                batch,
                context,
                logbook,
                (message, run) -> postOffice.take(message.getBody(), message.getMessageId(), run));
    }
}
