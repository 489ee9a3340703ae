package gatehouse.local.contract;

import java.util.List;
import java.util.Optional;

/// A request with its answer.
///
/// @param path undecoded, without the query
record Exchange(String method, String path, int status, Headers headers, String body) {

    /// The answer's headers.
    @FunctionalInterface
    interface Headers {
        List<String> all(String name);

        default Optional<String> first(String name) {
            return all(name).stream().findFirst();
        }
    }

    /// The media type of the answer, without parameters; empty for none.
    String type() {
        var type = headers.first("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }
}
