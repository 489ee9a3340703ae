package gatehouse.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/// What `Ref` and `GetAtt` give for a resource: the names and ARNs that it would get from AWS.
///
/// @param stack which names begin with, where the template gives none
record PhysicalNames(String stack) {
    static final String STACK = "gatehouse";
    static final String ACCOUNT = "000000000000";
    static final String REGION = "eu-central-1";
    private static final List<String> NAMING =
            List.of("TableName", "QueueName", "BucketName", "FunctionName", "RoleName", "Name");

    /// @param properties those of the resource, names in them resolved
    String ref(String id, String type, JsonNode properties) {
        return switch (type) {
            case "AWS::SecretsManager::Secret" -> arn(id, type, properties);
            case "AWS::SQS::Queue" ->
                    "https://sqs."
                            + REGION
                            + ".amazonaws.com/"
                            + ACCOUNT
                            + "/"
                            + name(id, type, properties);
            default -> name(id, type, properties);
        };
    }

    String attribute(String id, String type, JsonNode properties, String attribute) {
        return switch (attribute) {
            case "Arn" -> arn(id, type, properties);
            case "StreamArn" -> arn(id, type, properties) + "/stream/local";
            case "QueueName" -> name(id, type, properties);
            default ->
                    throw new IllegalArgumentException("not known here: " + id + "." + attribute);
        };
    }

    private String name(String id, String type, JsonNode properties) {
        var given =
                NAMING.stream()
                        .map(properties::path)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .findFirst();
        var name = given.orElse(stack + "-" + id);
        return type.equals("AWS::S3::Bucket") ? name.toLowerCase(Locale.ROOT) : name;
    }

    private String arn(String id, String type, JsonNode properties) {
        var name = name(id, type, properties);
        return switch (type) {
            case "AWS::DynamoDB::Table" -> regional("dynamodb", "table/" + name);
            case "AWS::SQS::Queue" -> regional("sqs", name);
            case "AWS::Events::EventBus" -> regional("events", "event-bus/" + name);
            case "AWS::Events::Rule" -> regional("events", "rule/" + name);
            // Secrets Manager puts six characters of its own behind a name
            case "AWS::SecretsManager::Secret" ->
                    regional("secretsmanager", "secret:" + name + "-Local0");
            case "AWS::Serverless::Function" -> regional("lambda", "function:" + name);
            case "AWS::Logs::LogGroup" -> regional("logs", "log-group:" + name + ":*");
            case "AWS::IAM::Role" -> "arn:aws:iam::" + ACCOUNT + ":role/" + name;
            case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name;
            default -> throw new IllegalArgumentException("no ARN known for " + type);
        };
    }

    private static String regional(String service, String rest) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + rest;
    }
}
