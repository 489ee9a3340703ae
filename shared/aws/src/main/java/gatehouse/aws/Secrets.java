package gatehouse.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.domain.Hmac;
import gatehouse.domain.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secrets of a function, one for each purpose. They are read at the first use, never while the
/// function starts, and again every few minutes, so that a rotation reaches every instance.
public final class Secrets {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final SecretsManagerClient client;

    public Secrets(SecretsManagerClient client) {
        this.client = client;
    }

    /// The keys of a purpose: the secret's `current`, and its `previous` ones, if there are any.
    ///
    /// @param name the secret's name or ARN
    public Supplier<Hmac> keys(String name) {
        return new Cached<>(() -> keys(read(name)), LIFE)::get;
    }

    /// The key that signs access tokens.
    ///
    /// @param name the secret's name or ARN
    public Supplier<SigningKey> signingKey(String name) {
        return new Cached<>(() -> SigningKey.read(read(name)), LIFE)::get;
    }

    /// What a secret holds now.
    public JsonNode read(String name) {
        try {
            return MAPPER.readTree(client.getSecretValue(get -> get.secretId(name)).secretString());
        } catch (JsonProcessingException broken) {
            // without its cause, which would repeat the text
            throw new IllegalStateException("a secret that is not JSON: " + name);
        } catch (SdkClientException silent) {
            throw new Unreachable("the secrets do not answer", silent);
        } catch (AwsServiceException refused) {
            if (refused.isThrottlingException() || refused.statusCode() >= 500) {
                throw new Unreachable("the secrets are busy", refused);
            }
            throw refused;
        }
    }

    /// Puts something else into a secret.
    public void write(String name, JsonNode value) {
        client.putSecretValue(put -> put.secretId(name).secretString(value.toString()));
    }

    private static Hmac keys(JsonNode secret) {
        var all = new ArrayList<String>();
        all.add(secret.path("current").asText(""));
        secret.path("previous").forEach(older -> all.add(older.asText("")));
        return new Hmac(all);
    }
}
