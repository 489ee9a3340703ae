package gatehouse.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.storage.Journal;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Secrets Manager: the template's secrets, made once, by name or ARN.
public final class SecretVault implements Service {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Journal journal;
    private final Map<String, String> values = new ConcurrentHashMap<>();

    public SecretVault(Template template, Journal journal) {
        this.journal = journal;
        journal.past()
                .forEach(value ->
                        values.put(value.path("arn").asText(), value.path("value").asText()));
        for (var secret : template.resources("AWS::SecretsManager::Secret")) {
            var arn = template.ref(secret);
            if (!values.containsKey(arn)) {
                put(arn, first(secret));
            }
        }
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var request = MAPPER.readTree(call.body().asUtf8String());
        var arn = arn(request.path("SecretId").asText());
        var value = values.get(arn);
        if (value == null) {
            return Answer.error(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret.");
        }
        return switch (call.action()) {
            case "GetSecretValue" -> Answer.json(told(arn).put("SecretString", value));
            case "PutSecretValue" -> {
                put(arn, request.path("SecretString").asText());
                yield Answer.json(told(arn));
            }
            default -> Answer.error("InvalidRequestException", "Not here: " + call.action());
        };
    }

    private void put(String arn, String value) {
        values.put(arn, value);
        journal.append(JsonNodeFactory.instance.objectNode().put("arn", arn).put("value", value));
    }

    private String arn(String nameOrArn) {
        return values.keySet().stream()
                .filter(arn -> arn.equals(nameOrArn) || name(arn).equals(nameOrArn))
                .findFirst()
                .orElse(nameOrArn);
    }

    private static String name(String arn) {
        var full = arn.substring(arn.lastIndexOf(':') + 1);
        return full.substring(0, full.lastIndexOf('-'));
    }

    private static ObjectNode told(String arn) {
        var answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ARN", arn)
                        .put("Name", name(arn))
                        .put("VersionId", UUID.randomUUID().toString());
        answer.putArray("VersionStages").add("AWSCURRENT");
        return answer;
    }

    /// What a secret holds before anybody writes to it.
    public static String first(Resource secret) {
        var generate = secret.properties().path("GenerateSecretString");
        return generate.isMissingNode()
                ? secret.properties().path("SecretString").asText()
                : generated(generate);
    }

    private static String generated(JsonNode how) {
        var random =
                RANDOM.ints(how.path("PasswordLength").asInt(32), 0, LETTERS.length())
                        .mapToObj(LETTERS::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining());
        var key = how.path("GenerateStringKey").asText();
        if (key.isEmpty()) {
            return random;
        }
        try {
            var template = MAPPER.readTree(how.path("SecretStringTemplate").asText("{}"));
            return ((ObjectNode) template).put(key, random).toString();
        } catch (IOException broken) {
            throw new IllegalArgumentException("SecretStringTemplate is not JSON", broken);
        }
    }
}
