package gatehouse.local.outside;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves out, and says so, what the endpoint given cannot do; the list with the reasons is
/// `left-out.txt`. In force only where an endpoint is given.
public final class LeftOut implements ExecutionCondition {
    private static boolean told;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (GivenEndpoint.isLocalStack() && !LocalStack.canStart()) {
            tell();
            return ConditionEvaluationResult.disabled(LocalStack.NO_DOCKER);
        }
        return of(context)
                .map(left -> {
                    System.out.println("left out: " + left.test() + ": " + left.reason());
                    return ConditionEvaluationResult.disabled(left.reason());
                })
                .orElse(ConditionEvaluationResult.enabled("the endpoint can do it"));
    }

    private static Optional<Exclusion> of(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            return Optional.empty();
        }
        var test =
                context.getRequiredTestClass().getSimpleName()
                        + "."
                        + context.getRequiredTestMethod().getName();
        return GivenEndpoint.uri().map(Emulator::at).stream()
                .flatMap(emulator -> leftOutOn(emulator).stream())
                .filter(left -> left.test().equals(test))
                .findFirst();
    }

    private static List<Exclusion> leftOutOn(Emulator emulator) {
        return Exclusion.all().stream().filter(left -> left.emulator() == emulator).toList();
    }

    private static synchronized void tell() {
        if (!told) {
            System.out.println(LocalStack.NO_DOCKER);
            told = true;
        }
    }
}
