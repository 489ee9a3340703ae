package gatehouse.local.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// IAM's patterns: `*` is any text, `?` any character; case counts.
final class Wildcard {
    /// Only patterns of the template, so that it does not grow.
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        return COMPILED.computeIfAbsent(pattern, Wildcard::compiled).matcher(text).matches();
    }

    private static Pattern compiled(String pattern) {
        var regex =
                pattern.chars()
                        .mapToObj(each -> (char) each)
                        .map(each ->
                                switch (each) {
                                    case '*' -> ".*";
                                    case '?' -> ".";
                                    default -> Pattern.quote(each.toString());
                                })
                        .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
