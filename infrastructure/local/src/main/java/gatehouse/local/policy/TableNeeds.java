package gatehouse.local.policy;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What a request to DynamoDB has to be allowed.
///
/// A batch is one need for each table, with the keys of all its members. A transaction needs the
/// action of each member; members of the same action on the same table are one need, so that one
/// statement must cover all their keys. AWS says no more than that the permissions of the
/// underlying operations govern; of the two readings this is the stricter one.
final class TableNeeds {
    private static final Pattern AND = Pattern.compile("\\s+AND\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern EQUALS =
            Pattern.compile("\\(*\\s*([^\\s=]+)\\s*=\\s*([^\\s=)]+).*");

    private final Arns arns;
    private final Map<String, String> partitionNames = new HashMap<>();

    TableNeeds(Template template, Arns arns) {
        this.arns = arns;
        for (var table : template.resources("AWS::DynamoDB::Table")) {
            var arn = arns.table(template.ref(table));
            partitionNames.put(arn, partitionName(table.properties()));
            for (var index : table.properties().path("GlobalSecondaryIndexes")) {
                var name = index.path("IndexName").asText();
                partitionNames.put(arn + "/index/" + name, partitionName(index));
            }
        }
    }

    private static String partitionName(JsonNode declared) {
        return declared.path("KeySchema").path(0).path("AttributeName").asText();
    }

    List<Need> of(String action, JsonNode request) {
        return switch (action) {
            case "GetItem", "UpdateItem", "DeleteItem" -> one(action, request, "Key");
            case "PutItem" -> one(action, request, "Item");
            case "Query" -> List.of(query(request));
            case "BatchGetItem" -> batch(action, request, each -> each.path("Keys"));
            case "BatchWriteItem" -> batch(action, request, each -> each);
            case "TransactGetItems", "TransactWriteItems" -> transaction(request);
            default -> List.of(need(action, arns.table(request.path("TableName").asText())));
        };
    }

    /// Without keys: what is not known here touches all of them.
    private static Need need(String action, String resource) {
        return new Need("dynamodb:" + action, resource, List.of());
    }

    private List<Need> one(String action, JsonNode member, String field) {
        var table = arns.table(member.path("TableName").asText());
        return List.of(
                new Need("dynamodb:" + action, table, List.of(key(table, member.path(field)))));
    }

    private List<Need> batch(String action, JsonNode request, UnaryOperator<JsonNode> members) {
        var needs = new ArrayList<Need>();
        for (var entry : request.path("RequestItems").properties()) {
            var table = arns.table(entry.getKey());
            var keys = new ArrayList<String>();
            for (var member : members.apply(entry.getValue())) {
                keys.add(key(table, item(member)));
            }
            needs.add(new Need("dynamodb:" + action, table, keys));
        }
        return needs;
    }

    /// What a member of a batch puts or deletes, or else the key that it is.
    private static JsonNode item(JsonNode member) {
        if (member.has("PutRequest")) {
            return member.path("PutRequest").path("Item");
        }
        return member.has("DeleteRequest") ? member.path("DeleteRequest").path("Key") : member;
    }

    private List<Need> transaction(JsonNode request) {
        var needs = new LinkedHashMap<Need, List<String>>();
        for (var item : request.path("TransactItems")) {
            for (var member : item.properties()) {
                var action = action(member.getKey());
                var field = action.equals("PutItem") ? "Item" : "Key";
                for (var need : one(action, member.getValue(), field)) {
                    needs.computeIfAbsent(
                                    new Need(need.action(), need.resource(), List.of()),
                                    _ -> new ArrayList<>())
                            .addAll(need.keys());
                }
            }
        }
        return needs.entrySet().stream()
                .map(each ->
                        new Need(each.getKey().action(), each.getKey().resource(), each.getValue()))
                .toList();
    }

    private static String action(String member) {
        return member + "Item";
    }

    private Need query(JsonNode request) {
        var table = arns.table(request.path("TableName").asText());
        var index = request.path("IndexName").asText();
        var resource = index.isEmpty() ? table : table + "/index/" + index;
        var key = asked(request, partitionNames.getOrDefault(resource, ""));
        return new Need("dynamodb:Query", resource, List.of(key));
    }

    /// The partition that a key condition names.
    private static String asked(JsonNode request, String partitionName) {
        for (var term : AND.split(request.path("KeyConditionExpression").asText(), -1)) {
            var equals = EQUALS.matcher(term.strip());
            if (equals.matches()) {
                var left = equals.group(1);
                var name = request.path("ExpressionAttributeNames").path(left).asText(left);
                if (name.equals(partitionName)) {
                    return value(request.path("ExpressionAttributeValues").path(equals.group(2)));
                }
            }
        }
        return "";
    }

    private String key(String table, JsonNode item) {
        return value(item.path(partitionNames.getOrDefault(table, "")));
    }

    /// The text of a typed value; empty where there is none, which DynamoDB refuses by itself.
    private static String value(JsonNode typed) {
        return typed.isEmpty() ? "" : typed.elements().next().asText();
    }
}
