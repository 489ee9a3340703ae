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
}
