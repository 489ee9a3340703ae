package gatehouse.functions.expire;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import gatehouse.aws.Platform;
import gatehouse.functions.Logbook;
import java.util.Map;

/// The schedule's function, each minute: tells of what is due.
public final class ExpireHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
    private final Sweep sweep;
    private final Logbook logbook;

    /// In Lambda.
    public ExpireHandler() {
        this(Platform.lambda());
    }

    /// Anywhere else.
    public ExpireHandler(Platform platform) {
        sweep = DaggerExpireComponent.factory().on(platform).sweep();
        logbook = new Logbook(getClass(), platform);
    }

    /// Returns how many transitions were told.
    ///
    /// @throws IllegalStateException if some could not be; all others were, and the next minute
    ///   tries again
    @Override
    public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
        var result =
                logbook.run(
                        context.getAwsRequestId(),
                        run -> sweep.run(run, context::getRemainingTimeInMillis));
        if (result.failed() > 0) {
            throw new IllegalStateException(result.failed() + " items could not be swept");
        }
        return Map.of("told", result.told());
    }
}
