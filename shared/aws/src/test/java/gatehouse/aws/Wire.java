package gatehouse.aws;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Stands where DynamoDB would: keeps what is sent, and answers each request as a test has it.
final class Wire implements SdkHttpClient {
    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    private final Function<String, Reply> answers;

    /// @param answers to the body of a request, on the thread that asks
    Wire(Function<String, Reply> answers) {
        this.answers = answers;
    }

    /// What is answered.
    record Reply(int status, String body) {
        static Reply ok(String body) {
            return new Reply(200, body);
        }
    }

    /// The table `t` behind it, whose calls are metered.
    Table table() {
        return new Table(
                DynamoDbClient.builder()
                        .httpClient(this)
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .overrideConfiguration(to -> to.addExecutionInterceptor(new Metering()))
                        .build(),
                "t");
    }

    /// The bodies of all requests so far.
    List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var body =
                SdkBytes.fromInputStream(request.contentStreamProvider().orElseThrow().newStream())
                        .asUtf8String();
        sent.add(body);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return response(answers.apply(body));
            }

            @Override
            public void abort() {}
        };
    }

    private static HttpExecuteResponse response(Reply reply) {
        var bytes = SdkBytes.fromString(reply.body(), StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(reply.status()).build())
                .responseBody(AbortableInputStream.create(bytes.asInputStream()))
                .build();
    }

    @Override
    public void close() {}
}
