package gatehouse.local.policy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// IAM's patterns: `*` is any text, `?` any character; case counts.
final class Wildcard {
    private Wildcard() {}

    static boolean matches(String pattern, String text) {
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
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
