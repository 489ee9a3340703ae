package gatehouse.local.policy;

import gatehouse.local.functions.Declared;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What each function may call, by the statements of its role, and which of them it has needed.
public final class Policies {
    private final Map<String, List<Statement>> byFunction;
    private final Set<Grant> needed = ConcurrentHashMap.newKeySet();

    private Policies(Map<String, List<Statement>> byFunction) {
        this.byFunction = byFunction;
    }

    /// Reads the roles of all functions.
    ///
    /// @throws IllegalArgumentException if a function has no role of its own, or a role has a
    ///   statement that is not understood; it names both
    public static Policies of(Template template) {
        var roles = new HashMap<String, Resource>();
        for (var role : template.resources("AWS::IAM::Role")) {
            roles.put(template.attribute(role, "Arn"), role);
        }
        var byId = new HashMap<String, List<Statement>>();
        for (var function : template.resources("AWS::Serverless::Function")) {
            byId.put(function.id(), Grammar.statements(role(function, roles)));
        }
        var byFunction = new HashMap<String, List<Statement>>();
        for (var declared : Declared.all(template)) {
            byFunction.put(declared.name(), byId.getOrDefault(declared.id(), List.of()));
        }
        return new Policies(byFunction);
    }

    private static Resource role(Resource function, Map<String, Resource> roles) {
        var role = roles.get(function.properties().path("Role").asText());
        if (role == null || function.properties().has("Policies")) {
            throw new IllegalArgumentException(
                    function.id() + " needs a role, and no policies beside it");
        }
        return role;
    }

    /// Whether a function may do something, as IAM decides: one statement that denies is enough,
    /// and else one alone must allow it, with all its keys.
    public boolean allow(String function, Need need) {
        var covering =
                byFunction.getOrDefault(function, List.of()).stream()
                        .filter(statement -> statement.covers(need))
                        .toList();
        boolean allowed = !covering.isEmpty() && covering.stream().allMatch(Statement::allows);
        if (allowed && covering.size() == 1) {
            covering.getFirst().neededFor(need).forEach(needed::add);
        }
        return allowed;
    }

    /// What has been given and was never needed so far. Where two statements allow the same,
    /// neither is needed for it.
    public List<Grant> unneeded() {
        return byFunction.values().stream()
                .flatMap(List::stream)
                .flatMap(Statement::grants)
                .filter(grant -> !needed.contains(grant))
                .distinct()
                .sorted(Comparator.comparing(Grant::toString))
                .toList();
    }
}
