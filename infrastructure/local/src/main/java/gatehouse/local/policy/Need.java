package gatehouse.local.policy;

import java.util.List;

/// What a call has to be allowed. A call may have several needs; all of them must be met.
///
/// @param action such as `dynamodb:PutItem`
/// @param resource an ARN
/// @param keys the partition keys it touches; empty where the service knows none
public record Need(String action, String resource, List<String> keys) {

    public Need {
        keys = List.copyOf(keys);
    }
}
