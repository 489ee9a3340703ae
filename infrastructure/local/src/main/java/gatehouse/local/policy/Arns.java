package gatehouse.local.policy;

import gatehouse.local.template.Template;
import java.util.HashMap;
import java.util.Map;

/// The ARNs of what calls name.
final class Arns {
    private final String place;
    private final Map<String, String> secrets = new HashMap<>();

    Arns(Template template) {
        this.place = ":" + template.region() + ":" + template.account() + ":";
        for (var secret : template.resources("AWS::SecretsManager::Secret")) {
            var arn = template.ref(secret);
            // Secrets Manager puts six characters of its own behind a name
            var name = arn.substring(arn.lastIndexOf(':') + 1, arn.lastIndexOf('-'));
            secrets.put(name, arn);
        }
    }

    String table(String nameOrArn) {
        return arn("dynamodb", "table/", nameOrArn);
    }

    String secret(String nameOrArn) {
        return secrets.getOrDefault(nameOrArn, arn("secretsmanager", "secret:", nameOrArn));
    }

    String bus(String nameOrArn) {
        return arn("events", "event-bus/", nameOrArn);
    }

    /// A mail address as an identity of its own, as the template's default has it.
    String identity(String address) {
        return arn("ses", "identity/", address);
    }

    String configurationSet(String name) {
        return arn("ses", "configuration-set/", name);
    }

    /// @param path `/bucket/key`
    String object(String path) {
        return "arn:aws:s3:::" + path.substring(1);
    }

    /// @param path `/bucket` or `/bucket/`
    String bucket(String path) {
        return object(path).replaceFirst("/$", "");
    }

    private String arn(String service, String kind, String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : "arn:aws:" + service + place + kind + nameOrArn;
    }
}
