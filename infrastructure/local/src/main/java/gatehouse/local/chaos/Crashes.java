package gatehouse.local.chaos;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Breaks consumers off, before or after one of their calls, as a lost instance would.
///
/// One window stays closed: between a mail handed over and the note that it was. A crash there
/// makes a second mail, by choice ([decision
/// 9](../../../../../../../../docs/decisions/0009-mails-are-claimed-before-sending.md)); a test of
/// its own shows it.
public final class Crashes implements Hook {
    static final Set<String> CONSUMERS =
            Set.of("relay", "projections", "mailer", "exporter", "delivery", "expire");

    private static final int ONE_IN = 25;
    private static final int IN_A_ROW = 2;
    private static final int PEACE = 300;

    private final Map<String, Consumer> consumers = new ConcurrentHashMap<>();
    private final Chaos chaos;

    Crashes(Chaos chaos) {
        this.chaos = chaos;
    }

    /// The instance is gone.
    static final class Crashed extends Error {
        private static final long serialVersionUID = 1L;

        Crashed(Call call) {
            super("chaos: " + call.function() + " breaks off at " + call.action());
        }
    }

    /// How one consumer fares: a few crashes in a row, then peace for some calls, so that what is
    /// given up after five tries is not given up.
    private static final class Consumer {
        private final Dice dice;
        private int row;
        private int peace;

        private Consumer(Dice dice) {
            this.dice = dice;
        }

        private synchronized boolean crashes() {
            if (peace > 0) {
                peace--;
                return false;
            }
            if (!dice.oneIn(ONE_IN)) {
                return false;
            }
            if (++row == IN_A_ROW || dice.oneIn(2)) {
                row = 0;
                peace = PEACE;
            }
            return true;
        }
    }

    @Override
    public Answer around(Call call, Service next) throws IOException {
        if (!CONSUMERS.contains(call.function())) {
            return next.answer(call);
        }
        var consumer =
                consumers.computeIfAbsent(
                        call.function(), name -> new Consumer(chaos.dice("crashes " + name)));
        boolean mails = call.function().equals("mailer");
        if (!(mails && call.action().equals("UpdateItem")) && consumer.crashes()) {
            chaos.tally().note(Trouble.CRASH, call.function());
            throw new Crashed(call);
        }
        var answer = next.answer(call);
        if (!call.service().equals("ses") && consumer.crashes()) {
            chaos.tally().note(Trouble.CRASH, call.function());
            throw new Crashed(call);
        }
        return answer;
    }
}
