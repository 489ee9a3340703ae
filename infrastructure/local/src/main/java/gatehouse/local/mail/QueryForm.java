package gatehouse.local.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request of AWS's query protocol: a form in which lists are numbered, `Tags.member.1.Name`.
public final class QueryForm {
    private final Map<String, String> fields = new HashMap<>();

    /// Reads a body.
    public QueryForm(String body) {
        for (var pair : body.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    /// A field, or empty text.
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    List<String> list(String name) {
        var list = new ArrayList<String>();
        for (int i = 1; fields.containsKey(name + ".member." + i); i++) {
            list.add(text(name + ".member." + i));
        }
        return list;
    }

    /// A list of names and values.
    Map<String, String> pairs(String name) {
        var pairs = new LinkedHashMap<String, String>();
        for (int i = 1; fields.containsKey(name + ".member." + i + ".Name"); i++) {
            pairs.put(
                    text(name + ".member." + i + ".Name"), text(name + ".member." + i + ".Value"));
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
