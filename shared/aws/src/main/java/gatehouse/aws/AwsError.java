package gatehouse.aws;

import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What of a service's refusal may stand in a log. Its message may not: it can repeat what was
/// sent.
///
/// @param code such as `ValidationException`; empty where the service gave none
/// @param status of HTTP
/// @param requestId by which AWS finds the request; empty where the service gave none
public record AwsError(String code, int status, String requestId) {

    /// Of an exception; empty if it is none of a service.
    public static Optional<AwsError> of(Throwable fault) {
        if (!(fault instanceof AwsServiceException refused)) {
            return Optional.empty();
        }
        var details = refused.awsErrorDetails();
        var code = details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
        return Optional.of(
                new AwsError(
                        code,
                        refused.statusCode(),
                        Objects.requireNonNullElse(refused.requestId(), "")));
    }
}
