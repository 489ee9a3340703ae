package gatehouse.local.outside;

import gatehouse.local.aws.SecretVault;
import gatehouse.local.template.Template;
import java.util.HashMap;
import java.util.Map;

/// The template's secrets on the endpoint.
final class SecretsThere {
    private SecretsThere() {}

    /// Makes them, with their first values.
    ///
    /// @return their ARNs, which end in what the endpoint chose, by logical id
    static Map<String, String> make(Template template, Run run) {
        var client = run.clients().secrets();
        var arns = new HashMap<String, String>();
        for (var secret : template.resources("AWS::SecretsManager::Secret")) {
            var name = run.stack() + "-" + secret.id();
            var value = SecretVault.first(secret);
            var arn = client.createSecret(create -> create.name(name).secretString(value)).arn();
            run.removals()
                    .add(
                            arn,
                            () ->
                                    client.deleteSecret(delete ->
                                            delete.secretId(arn).forceDeleteWithoutRecovery(true)));
            arns.put(secret.id(), arn);
        }
        return arns;
    }
}
