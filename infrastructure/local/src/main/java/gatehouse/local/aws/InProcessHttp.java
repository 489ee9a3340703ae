package gatehouse.local.aws;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The HTTP client under one function's AWS clients: everything above it is the SDK's own, nothing
/// below it leaves the process but for DynamoDB Local.
public final class InProcessHttp implements SdkHttpClient {
    private static final String DOMAIN = ".internal";
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private final String function;
    private final Service service;

    /// Makes the client of one function.
    ///
    /// @param function whose client this is
    public InProcessHttp(String function, Service service) {
        this.function = function;
        this.service = service;
    }

    /// The address under which this client knows a service.
    public static String endpoint(String service) {
        return "http://" + service + DOMAIN;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(service.answer(read(request)));
            }

            @Override
            public void abort() {
                // an answer is there at once or never
            }
        };
    }

    private Call read(HttpExecuteRequest execute) {
        var request = execute.httpRequest();
        var content = execute.contentStreamProvider();
        var body =
                content.isPresent()
                        ? SdkBytes.fromInputStream(content.get().newStream())
                        : SdkBytes.fromByteArray(new byte[0]);
        var labels = request.host().substring(0, request.host().length() - DOMAIN.length());
        var service = labels.substring(labels.lastIndexOf('.') + 1);
        return new Call(function, service, action(service, request, body), request, body);
    }

    /// AWS's JSON protocols name the action in a header, the query protocol in the body, S3 by the
    /// method.
    private static String action(String service, SdkHttpRequest request, SdkBytes body) {
        if (service.equals("s3")) {
            return fileAction(request);
        }
        return request.firstMatchingHeader("X-Amz-Target")
                .map(target -> target.substring(target.indexOf('.') + 1))
                .orElseGet(() -> {
                    var found = ACTION.matcher(body.asUtf8String());
                    return found.find()
                            ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8)
                            : "";
                });
    }

    /// As S3 names its operations, by method and query.
    private static String fileAction(SdkHttpRequest request) {
        boolean ofUpload = request.firstMatchingRawQueryParameter("uploadId").isPresent();
        return switch (request.method()) {
            case GET -> ofBucket(request) ? "ListObjectsV2" : "GetObject";
            case DELETE -> "DeleteObject";
            case HEAD -> "HeadObject";
            case PUT -> ofUpload ? "UploadPart" : "PutObject";
            case POST -> ofUpload ? "CompleteMultipartUpload" : "CreateMultipartUpload";
            default -> request.method() + "Object";
        };
    }

    private static boolean ofBucket(SdkHttpRequest request) {
        return request.firstMatchingRawQueryParameter("list-type").isPresent();
    }

    private static HttpExecuteResponse response(Answer answer) {
        var response = SdkHttpResponse.builder().statusCode(answer.status());
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(answer.body().asInputStream()))
                .build();
    }

    @Override
    public String clientName() {
        return "InProcess";
    }

    @Override
    public void close() {
        // nothing is open
    }
}
