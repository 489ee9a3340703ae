package gatehouse.local.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import gatehouse.local.template.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The statements that this system understands, and so the only ones that a role may have:
///
/// - `Sid` (unique in the role), `Effect`, `Action`, `Resource`, `Condition`, and nothing else;
/// - actions by their full names, out of a fixed list;
/// - `*` as a whole resource only where the action knows none, and in a resource only for what lies
///   in one: the files of a bucket or of a folder there, the streams of a log;
/// - conditions only `ForAllValues:StringLike` and `ForAllValues:StringNotLike` on
///   `dynamodb:LeadingKeys`; what touches the table itself must have the first.
///
/// A condition without leading keys in the request holds, in IAM and here. So an action that has
/// none, such as Scan, is not on the list. How wide its patterns may be, [KeyPatterns] says.
final class Grammar {
    /// What Lambda does in a function's name: writing logs, reading stream and queues.
    private static final Set<String> BY_LAMBDA =
            Set.of(
                    "logs:CreateLogStream",
                    "logs:PutLogEvents",
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams",
                    "sqs:ReceiveMessage",
                    "sqs:DeleteMessage",
                    "sqs:GetQueueAttributes");

    private static final Set<String> KEYED =
            Set.of(
                    "dynamodb:GetItem",
                    "dynamodb:BatchGetItem",
                    "dynamodb:Query",
                    "dynamodb:PutItem",
                    "dynamodb:UpdateItem",
                    "dynamodb:DeleteItem",
                    "dynamodb:BatchWriteItem",
                    "dynamodb:ConditionCheckItem");
    private static final Set<String> OTHERS =
            Set.of(
                    "secretsmanager:GetSecretValue",
                    "secretsmanager:PutSecretValue",
                    "events:PutEvents",
                    "ses:SendRawEmail",
                    "s3:GetObject",
                    "s3:PutObject",
                    "s3:DeleteObject",
                    "s3:ListBucket");
    private static final Set<String> WITHOUT_RESOURCE = Set.of("dynamodb:ListStreams");
    private static final Pattern ONE =
            Pattern.compile(
                    "[^*?]+"
                            + "|arn:aws:s3:::[^*?]+/\\*"
                            + "|arn:aws:logs:[^*?]+:log-group:[^*?]+:\\*");
    private static final String LIKE = "ForAllValues:StringLike";
    private static final String NOT_LIKE = "ForAllValues:StringNotLike";
    private static final String KEYS = "dynamodb:LeadingKeys";

    private final String role;

    private Grammar(String role) {
        this.role = role;
    }

    /// The statements of a role.
    ///
    /// @throws IllegalArgumentException naming role and statement, where one is not understood
    static List<Statement> statements(Resource role) {
        return new Grammar(role.id()).all(role.properties());
    }

    private List<Statement> all(JsonNode properties) {
        only(role, properties, Set.of("AssumeRolePolicyDocument", "Policies", "Description"));
        var statements = new ArrayList<Statement>();
        var sids = new HashSet<String>();
        for (var policy : properties.path("Policies")) {
            only(role, policy, Set.of("PolicyName", "PolicyDocument"));
            only(role, policy.path("PolicyDocument"), Set.of("Version", "Statement"));
            for (var declared : policy.path("PolicyDocument").path("Statement")) {
                var statement = statement(declared);
                check(sids.add(statement.sid()), role, "two statements " + statement.sid());
                statements.add(statement);
            }
        }
        return statements;
    }

    private Statement statement(JsonNode declared) {
        var sid = declared.path("Sid").asText();
        check(!sid.isEmpty(), role, "a statement without Sid: " + declared);
        var where = role + ", statement " + sid;
        only(where, declared, Set.of("Sid", "Effect", "Action", "Resource", "Condition"));
        var effect = declared.path("Effect").asText();
        check(Set.of("Allow", "Deny").contains(effect), where, "Effect " + effect);
        var condition = declared.path("Condition");
        only(where, condition, Set.of(LIKE, NOT_LIKE));
        var statement =
                new Statement(
                        role,
                        sid,
                        effect.equals("Allow"),
                        texts(where, "Action", declared.path("Action")),
                        texts(where, "Resource", declared.path("Resource")),
                        keys(where, condition.path(LIKE)),
                        keys(where, condition.path(NOT_LIKE)));
        statement.actions().forEach(action -> check(where, statement, action));
        return statement;
    }

    private static void check(String where, Statement statement, String action) {
        boolean keyed = KEYED.contains(action);
        check(
                keyed || OTHERS.contains(action) || BY_LAMBDA.contains(action),
                where,
                "the action " + action);
        boolean conditional = !statement.like().isEmpty() || !statement.notLike().isEmpty();
        check(keyed || !conditional, where, "leading keys for " + action);
        for (var resource : statement.resources()) {
            check(
                    !resource.equals("*") || WITHOUT_RESOURCE.contains(action),
                    where,
                    action + " on every resource");
            check(
                    resource.equals("*") || ONE.matcher(resource).matches(),
                    where,
                    action + " on more than one resource: " + resource);
            check(
                    !keyed || resource.contains("/index/") || !statement.like().isEmpty(),
                    where,
                    action + " on a table without leading keys");
        }
    }

    private static List<String> keys(String where, JsonNode condition) {
        only(where, condition, Set.of(KEYS));
        return condition instanceof MissingNode
                ? List.of()
                : texts(where, KEYS, condition.path(KEYS));
    }

    private static List<String> texts(String where, String name, JsonNode value) {
        var texts = Resource.texts(value);
        check(!texts.isEmpty(), where, "an empty " + name);
        check(!texts.contains(""), where, name + " " + value);
        return texts;
    }

    private static void only(String where, JsonNode object, Set<String> names) {
        object.fieldNames().forEachRemaining(name -> check(names.contains(name), where, name));
    }

    private static void check(boolean good, String where, String what) {
        if (!good) {
            throw new IllegalArgumentException(where + ": not understood here: " + what);
        }
    }
}
