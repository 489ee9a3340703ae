package gatehouse.local.policy;

import java.util.List;
import java.util.stream.Stream;

/// One statement of a role.
///
/// @param sid unique within the role
/// @param like patterns of which every key must match one; empty for no such condition
/// @param notLike patterns of which no key may match any; empty for no such condition
record Statement(
        String role,
        String sid,
        boolean allows,
        List<String> actions,
        List<String> resources,
        List<String> like,
        List<String> notLike) {

    /// Whether it speaks of a need. `ForAllValues` holds where there are no keys at all, as in IAM.
    boolean covers(Need need) {
        return actions.contains(need.action())
                && resources.stream().anyMatch(each -> Wildcard.matches(each, need.resource()))
                && need.keys().stream().allMatch(this::covers);
    }

    private boolean covers(String key) {
        return (like.isEmpty() || matching(like, key).findAny().isPresent())
                && matching(notLike, key).findAny().isEmpty();
    }

    /// Everything it gives.
    Stream<Grant> grants() {
        return actions.stream()
                .filter(_ -> allows)
                .flatMap(
                        action -> resources.stream().flatMap(each -> grants(action, each, keys())));
    }

    private List<String> keys() {
        return like.isEmpty() ? List.of("") : like;
    }

    private Stream<Grant> grants(String action, String resource, List<String> patterns) {
        return patterns.stream().map(keys -> new Grant(role, sid, action, resource, keys));
    }

    /// What of it a need cannot do without. Where two patterns match, neither is.
    Stream<Grant> neededFor(Need need) {
        var matching =
                resources.stream().filter(each -> Wildcard.matches(each, need.resource())).toList();
        return matching.size() == 1
                ? grants(need.action(), matching.getFirst(), neededKeys(need))
                : Stream.empty();
    }

    private List<String> neededKeys(Need need) {
        return like.isEmpty()
                ? keys()
                : need.keys().stream()
                        .map(key -> matching(like, key).toList())
                        .filter(patterns -> patterns.size() == 1)
                        .map(List::getFirst)
                        .toList();
    }

    private static Stream<String> matching(List<String> patterns, String key) {
        return patterns.stream().filter(pattern -> Wildcard.matches(pattern, key));
    }
}
