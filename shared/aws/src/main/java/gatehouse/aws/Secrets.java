package gatehouse.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.domain.Hmac;
import gatehouse.domain.Keyring;
import gatehouse.domain.Unreachable;
import gatehouse.domain.factor.Sealing;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secrets of a function, one for each purpose. They are read at the first use, never while the
/// function starts, and again every few minutes, so that a rotation reaches every instance.
public final class Secrets {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final SecretsManagerClient client;
    private final Clock clock;

    /// @param clock says which key of a ring signs, and which check
    public Secrets(SecretsManagerClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /// The keys of a purpose: the one that signs now, and those that check.
    ///
    /// @param name the secret's name or ARN
    public Supplier<Hmac> keys(String name) {
        var ring = ring(name);
        return () ->
                new Hmac(
                        ring.get().checking(clock.instant()).stream()
                                .map(Keyring.Key::secret)
                                .toList());
    }

    /// The keys that seal what is stored: the one that does now, and those that only open.
    ///
    /// @param name the secret's name or ARN
    public Supplier<Sealing> sealing(String name) {
        var ring = ring(name);
        return () ->
                new Sealing(
                        ring.get().checking(clock.instant()).stream()
                                .map(key -> new Sealing.Key(key.id(), key.secret()))
                                .toList());
    }

    /// The key that signs access tokens now.
    ///
    /// @param name the secret's name or ARN
    public Supplier<SigningKey> signingKey(String name) {
        var ring = ring(name);
        var last = new AtomicReference<@Nullable SigningKey>();
        return () -> {
            var now = ring.get().signing(clock.instant());
            var known = last.get();
            if (known != null && known.id().equals(now.id())) {
                return known;
            }
            var key = SigningKey.of(now);
            last.set(key);
            return key;
        };
    }

    /// The keys of a purpose with their windows, for what is to come out the same at any time.
    ///
    /// @param name the secret's name or ARN
    public Supplier<Keyring> ring(String name) {
        return new Cached<>(
                        () ->
                                Keyrings.read(read(name))
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        "no key yet: invoke bootstrap first")),
                        LIFE)
                ::get;
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
}
