package gatehouse.local.aws;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpRequest;

/// One request that a function's AWS client makes, as it leaves the SDK.
///
/// @param function who calls, such as `mailer`; `local` is the system itself
/// @param service `dynamodb`, `ses`, `events`, `secretsmanager` or `s3`
/// @param action such as `PutItem`
public record Call(
        String function, String service, String action, SdkHttpRequest request, SdkBytes body) {
    /// The name under which the system itself calls: unchecked, undisturbed.
    public static final String SYSTEM = "local";

    private static final String BUCKET_HOST = ".s3.internal";

    /// The path as it was sent; of S3 with the bucket at its front, which the SDK names in the host
    /// where it is a host name.
    public String path() {
        var host = request.host();
        var path = request.encodedPath();
        return host.endsWith(BUCKET_HOST)
                ? "/" + host.substring(0, host.length() - BUCKET_HOST.length()) + path
                : path;
    }
}
