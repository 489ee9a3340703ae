package gatehouse.local.outside;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves out, and says so, what the endpoint given cannot do and what chaos makes no sense of; and
/// in calm what has its run under trouble, unless all is asked for. The list with the reasons is
/// `left-out.txt`.
public final class LeftOut implements ExecutionCondition {
    private static final boolean ONLY_THE_REST =
            System.getProperty("gatehouse.calm", "all").equals("rest");
    private static boolean told;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (GivenEndpoint.isLocalStack() && !LocalStack.canStart()) {
            tell();
            return ConditionEvaluationResult.disabled(LocalStack.NO_DOCKER);
        }
        if (context.getTestClass().isEmpty()) {
            return ConditionEvaluationResult.enabled("no test yet");
        }
        if (ONLY_THE_REST && !runsInCalm(context)) {
            return ConditionEvaluationResult.disabled("it runs under trouble");
        }
        return of(context)
                .map(left -> {
                    System.out.println("left out: " + left.test() + ": " + left.reason());
                    return ConditionEvaluationResult.disabled(left.reason());
                })
                .orElse(ConditionEvaluationResult.enabled("it runs here"));
    }

    private static boolean runsInCalm(ExtensionContext context) {
        var type = context.getRequiredTestClass().getSimpleName();
        return context.getTestMethod()
                .map(method -> Exclusion.runsInCalm(type, method.getName()))
                .orElseGet(() -> Exclusion.runsInCalm(type));
    }

    private static Optional<Exclusion> of(ExtensionContext context) {
        var type = context.getRequiredTestClass().getSimpleName();
        var test = context.getTestMethod().map(method -> type + "." + method.getName());
        return here().stream().filter(left -> left.test().equals(test.orElse(type))).findFirst();
    }

    private static List<Exclusion> here() {
        var places = new HashSet<String>();
        GivenEndpoint.uri().map(Emulator::at).map(Emulator::id).ifPresent(places::add);
        if (!places.isEmpty()) {
            places.add(Exclusion.ENDPOINT);
        }
        if (GivenSystem.isInTrouble()) {
            places.add(Exclusion.CHAOS);
        }
        return Exclusion.all().stream().filter(left -> places.contains(left.where())).toList();
    }

    private static synchronized void tell() {
        if (!told) {
            System.out.println(LocalStack.NO_DOCKER);
            told = true;
        }
    }
}
