package gatehouse.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Codes;
import gatehouse.aws.Page;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What lists have in common: pages of bounded work, and how they look.
public final class Lists {
    /// How many items one request to the table reads.
    public static final int STEP = 100;

    /// How many such requests a page of a filtered list takes at most; then it is short, and goes
    /// on.
    private static final int MOST_STEPS = 10;

    private Lists() {}

    /// Values of an enumeration, as `a,b`; empty if one is none of them.
    public static <E extends Enum<E>> Optional<Set<E>> anyOf(Class<E> type, String text) {
        var chosen = EnumSet.noneOf(type);
        for (var name : text.split(",", -1)) {
            var match = oneOf(type, name);
            if (match.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(match.get());
        }
        return Optional.of(chosen);
    }

    /// One value of an enumeration; empty if the text is none of them.
    public static <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String text) {
        return EnumSet.allOf(type).stream()
                .filter(value -> Codes.of(value).equals(text))
                .findFirst();
    }

    /// Reads on until the page is full, the list ends or enough work is done.
    ///
    /// @param read one step, after a place
    /// @param place of an item, after which a list can go on
    public static <T> Page<T> filtered(
            Paging paging,
            Function<Optional<String>, Page<T>> read,
            Predicate<T> matches,
            Function<T, String> place) {
        var found = new ArrayList<T>();
        var after = paging.from();
        for (int step = 0; step < MOST_STEPS; step++) {
            var page = read.apply(after);
            for (var item : page.items()) {
                if (found.size() == paging.limit()) {
                    return new Page<>(found, after);
                }
                after = Optional.of(place.apply(item));
                if (matches.test(item)) {
                    found.add(item);
                }
            }
            after = page.last();
            if (after.isEmpty()) {
                break;
            }
        }
        return new Page<>(found, after);
    }

    /// A page of what is few enough to be read whole, in the order of its places.
    ///
    /// @param place of an item; no two have the same
    public static <T> Page<T> sorted(Paging paging, List<T> all, Function<T, String> place) {
        var rest =
                all.stream()
                        .sorted(Comparator.comparing(place))
                        .filter(item ->
                                paging.from()
                                        .map(from -> place.apply(item).compareTo(from) > 0)
                                        .orElse(true))
                        .toList();
        var shown = rest.subList(0, Math.min(paging.limit(), rest.size()));
        return new Page<>(
                shown,
                shown.size() < rest.size()
                        ? Optional.of(place.apply(shown.getLast()))
                        : Optional.empty());
    }

    /// `{"items":[…],"next":"cursor"}`; `next` is null at the end.
    public static <T> Answer answer(
            Page<T> page, Function<T, ? extends JsonNode> json, UnaryOperator<String> seal) {
        return Answer.ok(body(page, json, seal));
    }

    /// The same with `total`, null where nobody has counted to the end.
    public static <T> Answer answer(
            Page<T> page,
            Function<T, ? extends JsonNode> json,
            UnaryOperator<String> seal,
            Optional<Integer> total) {
        return Answer.ok(body(page, json, seal).put("total", total.orElse(null)));
    }

    /// What such an answer says, to which more can be added.
    public static <T> ObjectNode body(
            Page<T> page, Function<T, ? extends JsonNode> json, UnaryOperator<String> seal) {
        var body = Json.object();
        var items = body.putArray("items");
        page.items().forEach(item -> items.add(json.apply(item)));
        page.last()
                .ifPresentOrElse(
                        place -> body.put("next", seal.apply(place)), () -> body.putNull("next"));
        return body;
    }
}
