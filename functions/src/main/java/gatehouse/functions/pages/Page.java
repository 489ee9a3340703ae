package gatehouse.functions.pages;

import java.util.Map;

/// A finished document and the headers to send with it.
///
/// @param headers one value each; names as HTTP writes them (`Content-Type`)
public record Page(String body, Map<String, String> headers) {
    public Page {
        headers = Map.copyOf(headers);
    }
}
