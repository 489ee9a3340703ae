package gatehouse.local.contract;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Notes what functions change: every call that is not one for reading, and succeeded.
///
/// One change is no fault after a refusal: the hour's mail budget. It is reserved beside the reads
/// and given back, so it moves there and back.
final class Writes implements Hook {
    private static final Pattern READING =
            Pattern.compile("(Get|BatchGet|TransactGet|Query|Describe|List|Head).*");
    private static final String BUDGET = "\"BUDGET#";
    private static final int FIRST_ERROR = 300;

    private final List<Call> made = new CopyOnWriteArrayList<>();

    @Override
    public Answer around(Call call, Service next) throws IOException {
        var answer = next.answer(call);
        if (answer.status() < FIRST_ERROR && !READING.matcher(call.action()).matches()) {
            made.add(call);
        }
        return answer;
    }

    void forget() {
        made.clear();
    }

    /// What a function has changed since it was last forgotten, the mail budget apart.
    List<String> of(String function) {
        return made.stream()
                .filter(call -> call.function().equals(function))
                .filter(call -> !isBudget(call))
                .map(call -> call.service() + " " + call.action())
                .toList();
    }

    private static boolean isBudget(Call call) {
        return call.action().equals("UpdateItem") && call.body().asUtf8String().contains(BUDGET);
    }
}
