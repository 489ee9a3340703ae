package gatehouse.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;

/// Surroundings that lead nowhere, for rehearsals: the SDK's own clients run, sign, write and read
/// their messages, but what answers is an empty table that holds one published key, in this very
/// object. Nothing of a real platform is used but the names in its environment and its region.
public final class StandIn implements Platform {
    private static final AwsCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nobody"));

    private final Platform real;
    private final String baseUrl;
    private final Instant now;
    private final String keys;
    private int requests;

    /// Makes one.
    ///
    /// @param real whose names of tables, buses and secrets stand in the requests
    /// @param baseUrl instead of the real one
    /// @param now the only instant there is
    /// @param keyId under which the one key is published
    /// @param key X.509, base64
    public StandIn(Platform real, String baseUrl, Instant now, String keyId, String key) {
        this.real = real;
        this.baseUrl = baseUrl;
        this.now = now;
        this.keys =
                """
                {"Item":{"pk":{"S":"KEYS"},"sk":{"S":"KEYS"},"keys":{"M":{"%s":{"S":"%s"}}}}}
                """
                        .formatted(keyId, key);
    }

    /// How many requests it has answered.
    public int requests() {
        return requests;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Override
    public RandomGenerator random() {
        return new SplittableRandom(0);
    }

    @Override
    public Map<String, String> environment() {
        var all = new HashMap<>(real.environment());
        all.put("BASE_URL", baseUrl);
        return Map.copyOf(all);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return NOBODY;
    }

    @Override
    public Region region() {
        return real.region();
    }

    @Override
    public Optional<URI> endpoint(String service) {
        return Optional.of(URI.create("https://" + service + ".invalid"));
    }

    @Override
    public SdkHttpClient http() {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                return answered(request);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private ExecutableHttpRequest answered(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                requests++;
                var content = request.contentStreamProvider();
                var asked =
                        content.isPresent()
                                ? new String(
                                        content.get().newStream().readAllBytes(),
                                        StandardCharsets.UTF_8)
                                : "";
                return response(answer(asked).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void abort() {
                // an answer is there at once
            }
        };
    }

    private String answer(String asked) {
        if (asked.contains("\"KEYS\"")) {
            return keys;
        }
        if (asked.contains("RequestItems")) {
            return "{\"Responses\":{},\"UnprocessedKeys\":{}}";
        }
        return asked.contains("KeyConditionExpression") ? "{\"Items\":[],\"Count\":0}" : "{}";
    }

    private static HttpExecuteResponse response(byte[] body) {
        return HttpExecuteResponse.builder()
                .response(
                        SdkHttpFullResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Type", "application/x-amz-json-1.0")
                                .putHeader("Content-Length", Integer.toString(body.length))
                                .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }
}
