package gatehouse.local.chaos;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Faults of single AWS calls: throttles, conflicts, keys left unread, and a network that breaks
/// before the request or after it was carried out.
///
/// Of one call fewer tries fail than the SDK makes, so that whoever asks over HTTP gets the answer
/// that the promises say.
public final class Faults implements Hook {
    private static final Pattern ATTEMPT = Pattern.compile("attempt=(\\d+)");
    private static final int ONE_IN = 30;
    private static final int MOST_TRIES = 2;
    private static final int MOST_REFUSALS = 2;

    private final Chaos chaos;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    Faults(Chaos chaos) {
        this.chaos = chaos;
    }

    /// How one function fares.
    private static final class Caller {
        private final Dice dice;
        private int refusals;

        private Caller(Dice dice) {
            this.dice = dice;
        }

        /// For faults that the SDK hands to the function: only a few without a good answer between.
        private synchronized boolean mayRefuse() {
            return ++refusals <= MOST_REFUSALS;
        }

        private synchronized void wentWell() {
            refusals = 0;
        }
    }

    @Override
    public Answer around(Call call, Service next) throws IOException {
        var caller =
                callers.computeIfAbsent(
                        call.function(), name -> new Caller(chaos.dice("faults " + name)));
        int attempt = attempt(call);
        if (attempt > MOST_TRIES || !caller.dice.oneIn(attempt == 1 ? ONE_IN : 2)) {
            if (Refusals.canRefuse(call)) {
                caller.wentWell();
            }
            return next.answer(call);
        }
        return fault(call, attempt, next, caller);
    }

    private Answer fault(Call call, int attempt, Service next, Caller caller) throws IOException {
        if (canRefuse(call, attempt) && caller.dice.oneIn(2) && caller.mayRefuse()) {
            chaos.tally().note(Refusals.kind(call), call.function());
            return Refusals.answer(call, next, caller.dice);
        }
        // a mail whose answer is lost goes out again: decision 9
        boolean canLose = !call.service().equals("ses");
        if (canLose && caller.dice.oneIn(2)) {
            var _ = next.answer(call);
            chaos.tally().note(Trouble.LOST_ANSWER, call.function());
            throw new IOException("chaos: the answer to " + call.action() + " is lost");
        }
        if (caller.dice.oneIn(2)) {
            chaos.tally().note(Trouble.NO_CONNECTION, call.function());
            throw new IOException("chaos: no connection for " + call.action());
        }
        chaos.tally().note(Trouble.THROTTLE, call.function());
        return Refusals.throttle(call);
    }

    /// A transaction that is asked for again may have been carried out, and DynamoDB would know it
    /// by its token.
    private static boolean canRefuse(Call call, int attempt) {
        return Refusals.canRefuse(call)
                && (attempt == 1 || !call.action().equals("TransactWriteItems"));
    }

    /// Which try of the SDK this is, from 1.
    private static int attempt(Call call) {
        var header = call.request().firstMatchingHeader("amz-sdk-request").orElse("");
        var found = ATTEMPT.matcher(header);
        return found.find() ? Integer.parseInt(found.group(1)) : 1;
    }
}
