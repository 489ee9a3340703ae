package gatehouse.local.policy;

import gatehouse.local.functions.Declared;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What each function may call, by the statements of its role, and which of them it has needed.
public final class Policies {
    /// What could give a role more than stands in it.
    private static final List<String> BESIDE =
            List.of(
                    "AWS::IAM::Policy",
                    "AWS::IAM::RolePolicy",
                    "AWS::IAM::ManagedPolicy",
                    "AWS::Serverless::Connector");

    private final Map<String, List<Statement>> byFunction;
    private final Set<Grant> needed = ConcurrentHashMap.newKeySet();
    private final List<Denied> lacking = new ArrayList<>();

    private Policies(Map<String, List<Statement>> byFunction) {
        this.byFunction = byFunction;
    }

    /// Reads the roles of all functions.
    ///
    /// @throws IllegalArgumentException if a function has no role of its own, if anything gives a
    ///   role more than stands in it, or if a role has a statement that is not understood or too
    ///   wide; it names which
    public static Policies of(Template template) {
        BESIDE.stream()
                .flatMap(type -> template.resources(type).stream())
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            other.id() + ": policies stand in the roles, and not beside them");
                });
        var names = new HashMap<String, String>();
        Declared.all(template).forEach(declared -> names.put(declared.id(), declared.name()));
        var byFunction = new HashMap<String, List<Statement>>();
        var policies = new Policies(byFunction);
        var roles = roles(template);
        var lambda = new LambdaNeeds(template);
        var taken = new HashSet<String>();
        for (var function : template.resources("AWS::Serverless::Function")) {
            var role = role(function, roles);
            if (!taken.add(role.id())) {
                throw new IllegalArgumentException(
                        function.id() + " shares " + role.id() + " with another function");
            }
            var name = names.getOrDefault(function.id(), function.id());
            byFunction.put(name, statements(function, role));
            lambda.of(function).forEach(need -> policies.byLambda(name, need));
        }
        return policies;
    }

    private static Map<String, Resource> roles(Template template) {
        var roles = new HashMap<String, Resource>();
        for (var role : template.resources("AWS::IAM::Role")) {
            roles.put(template.attribute(role, "Arn"), role);
        }
        return roles;
    }

    private static Resource role(Resource function, Map<String, Resource> roles) {
        var role = roles.get(function.properties().path("Role").asText());
        if (role == null || function.properties().has("Policies")) {
            throw new IllegalArgumentException(
                    function.id() + " needs a role, and no policies beside it");
        }
        return role;
    }

    private static List<Statement> statements(Resource function, Resource role) {
        var statements = Grammar.statements(role);
        var handler = function.text("Handler");
        statements.forEach(each -> KeyPatterns.check(function.id(), handler, each));
        return statements;
    }

    private void byLambda(String function, Need need) {
        if (!allow(function, need)) {
            lacking.add(new Denied(function, need));
        }
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

    /// What Lambda itself would do in a function's name and may not. On AWS the function would not
    /// be called, or would be without a log; here it is called all the same.
    public List<Denied> lacking() {
        return List.copyOf(lacking);
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
