package gatehouse.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The fields of an HTML form as a body holds them: `application/x-www-form-urlencoded`, or
/// `multipart/form-data` (RFC 7578). Each is a text and has a name of its own.
final class FormBody {
    private static final Pattern URL_ENCODED =
            Pattern.compile("application/x-www-form-urlencoded *(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MULTIPART =
            Pattern.compile(
                    "multipart/form-data *;(?:[^\"]*;)? *boundary=(?:\"([^\"]{1,70})\"|([^\";, ]{1,70}))"
                            + " *(?:;.*)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile(
                    "^content-disposition: *form-data *;(?:[^\r\n]*;)? *name=\"([^\"\r\n]*)\"",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final String LINE = "\r\n";

    private FormBody() {}

    /// Whether a media type is one of the two.
    static boolean isOne(String type) {
        return URL_ENCODED.matcher(type).matches() || MULTIPART.matcher(type).matches();
    }

    /// Returns the fields, or empty if the text is not what its type says, or names a field twice.
    ///
    /// @param type one of the two
    static Optional<ObjectNode> read(String type, String text) {
        var multipart = MULTIPART.matcher(type);
        if (!multipart.matches()) {
            return urlEncoded(text.strip());
        }
        var quoted = Optional.ofNullable(multipart.group(1));
        return multipart(quoted.orElseGet(() -> multipart.group(2)), text);
    }

    private static Optional<ObjectNode> urlEncoded(String text) {
        var fields = Json.object();
        try {
            for (var pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
                if (!pair.isEmpty() && !added(fields, name, value)) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    /// What stands before the first and behind the last boundary is nothing.
    private static Optional<ObjectNode> multipart(String boundary, String text) {
        var fields = Json.object();
        var parts = (LINE + text).split(Pattern.quote(LINE + "--" + boundary), -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("--")) {
                return Optional.of(fields);
            }
            int head = parts[i].indexOf(LINE + LINE);
            var name = NAME.matcher(parts[i].substring(0, Math.max(0, head)));
            if (!name.find() || !added(fields, name.group(1), parts[i].substring(head + 4))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean added(ObjectNode fields, String name, String value) {
        boolean isNew = !fields.has(name);
        fields.put(name, value);
        return isNew;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
