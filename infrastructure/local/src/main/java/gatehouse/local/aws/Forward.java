package gatehouse.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/// Sends calls on over HTTP, as they are but for the address. That breaks their signature, which
/// none of those who are asked like this checks.
public final class Forward implements Service, AutoCloseable {
    private static final int CONNECTIONS = 200;

    private final SdkHttpClient http =
            AwsCrtHttpClient.builder().maxConcurrency(CONNECTIONS).build();
    private final URI endpoint;

    public Forward(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var execute =
                HttpExecuteRequest.builder()
                        .request(readdressed(call))
                        .contentStreamProvider(() -> call.body().asInputStream())
                        .build();
        var response = http.prepareRequest(execute).call();
        try (var body = response.responseBody().orElseGet(Forward::nothing)) {
            return new Answer(
                    response.httpResponse().statusCode(),
                    response.httpResponse().headers(),
                    SdkBytes.fromInputStream(body));
        } catch (RuntimeException broken) {
            // as the client of the call knows a body that it no longer waits for
            if (broken.getCause() instanceof InterruptedException stopped) {
                throw (IOException) new InterruptedIOException().initCause(stopped);
            }
            throw broken;
        }
    }

    /// The host stands in a header too, and emulators go by that.
    private SdkHttpRequest readdressed(Call call) {
        return call.request().toBuilder()
                .uri(endpoint)
                .encodedPath(call.path())
                .rawQueryParameters(call.request().rawQueryParameters())
                .putHeader("Host", endpoint.getRawAuthority())
                .build();
    }

    private static AbortableInputStream nothing() {
        return AbortableInputStream.create(InputStream.nullInputStream());
    }

    @Override
    public void close() {
        http.close();
    }
}
