package gatehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Notes what functions change: every call that is not one for reading, and succeeded.
///
/// The hour's mail budget is told apart, by how much it moved: it is reserved beside the reads and
/// given back where no mail goes, so that after a refusal it must be where it was. Tries at
/// passwords are left out: to count those that are refused is what they are for (F1).
final class Writes implements Hook {
    private static final Pattern READING =
            Pattern.compile("(Get|BatchGet|TransactGet|Query|Describe|List|Head).*");
    private static final Pattern TRY = Pattern.compile("tries#.*|count|last|id|change");
    private static final String BUDGET = "BUDGET#";
    private static final Pattern COUNTS = Pattern.compile("ADD #\\w+ (:\\w+)");
    private static final int FIRST_ERROR = 300;

    private final List<Call> made = new CopyOnWriteArrayList<>();

    @Override
    public Answer around(Call call, Service next) throws IOException {
        var answer = next.answer(call);
        if (answer.status() < FIRST_ERROR
                && !READING.matcher(call.action()).matches()
                && !isTry(call)) {
            made.add(call);
        }
        return answer;
    }

    void forget() {
        made.clear();
    }

    /// What a function has changed since it was last forgotten, the mail budget apart.
    List<String> of(String function) {
        return by(function)
                .filter(call -> !isBudget(call))
                .map(call -> call.service() + " " + call.action())
                .toList();
    }

    /// By how many mails a function has moved budgets since it was last forgotten.
    long budget(String function) {
        return by(function).filter(Writes::isBudget).mapToLong(Writes::counted).sum();
    }

    private Stream<Call> by(String function) {
        return made.stream().filter(call -> call.function().equals(function));
    }

    /// Whether a call counts tries, takes one back or tells of the last that was free, and does
    /// nothing else.
    private static boolean isTry(Call call) {
        return switch (call.action()) {
            case "UpdateItem" -> isTry(body(call));
            case "TransactWriteItems" ->
                    body(call)
                            .path("TransactItems")
                            .valueStream()
                            .allMatch(item -> isTry(item.path("Update")));
            default -> false;
        };
    }

    private static boolean isTry(JsonNode update) {
        var partition = update.at("/Key/pk/S").asText();
        if (partition.startsWith("TRIES#") || partition.startsWith("SOURCE#")) {
            return true;
        }
        var names =
                update.path("ExpressionAttributeNames").properties().stream()
                        .map(name -> name.getValue().asText())
                        .toList();
        return names.stream().anyMatch(name -> name.startsWith("tries#"))
                && names.stream().allMatch(name -> TRY.matcher(name).matches());
    }

    private static boolean isBudget(Call call) {
        return call.action().equals("UpdateItem")
                && body(call).at("/Key/sk/S").asText().startsWith(BUDGET);
    }

    private static long counted(Call call) {
        var body = body(call);
        var count = COUNTS.matcher(body.path("UpdateExpression").asText());
        if (!count.find()) {
            throw new AssertionError("a budget is written without counting: " + body);
        }
        return body.path("ExpressionAttributeValues").path(count.group(1)).path("N").asLong();
    }

    private static ObjectNode body(Call call) {
        return Document.parsed(call.body().asUtf8String());
    }
}
