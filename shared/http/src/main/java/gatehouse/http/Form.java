package gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.Fault;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads the fields of one request and collects every fault, so that one answer names them all.
///
/// A field that was never asked for is a fault too: nothing that a caller sends is ignored, unless
/// a form is [#lenient()].
public final class Form {
    private final JsonNode body;
    private final Map<String, String> query;
    private final Set<String> repeated;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Form> inner = new TreeMap<>();
    private boolean lenient;

    /// @param repeated the names of parameters that came more than once
    Form(JsonNode body, Map<String, String> query, Set<String> repeated) {
        this.body = body;
        this.query = query;
        this.repeated = repeated;
    }

    /// The fields of something that did not come as a request.
    public static Form of(JsonNode body) {
        return new Form(body, Map.of(), Set.of());
    }

    /// A text that must be there, turned into what it stands for.
    ///
    /// @param rule what the text must be, as the caller is told
    /// @return empty if it is missing or faulty; then [#faults()] says so
    public <T> Optional<T> required(String name, Function<String, Optional<T>> parse, String rule) {
        if (!body.has(name)) {
            asked.add(name);
            if (!body.isObject()) {
                return Optional.empty();
            }
            fault("/" + name, "is required: " + rule);
            return Optional.empty();
        }
        return optional(name, parse, rule);
    }

    /// A text that may be absent, but not null.
    ///
    /// @return empty if it is absent or faulty
    public <T> Optional<T> optional(String name, Function<String, Optional<T>> parse, String rule) {
        asked.add(name);
        var node = body.get(name);
        if (node == null) {
            return Optional.empty();
        }
        var value = text(node, parse);
        if (value.isEmpty()) {
            fault("/" + name, (node.isNull() ? "must not be null: " : "") + rule);
        }
        return value;
    }

    /// A text that may be absent, or null to erase what is there.
    ///
    /// @return empty if it is absent or faulty
    public <T> Optional<Wished<T>> erasable(
            String name, Function<String, Optional<T>> parse, String rule) {
        return isNull(name)
                ? Optional.of(Wished.nothing())
                : optional(name, parse, rule).map(Wished::of);
    }

    /// A whole number that may be absent, or null to erase what is there.
    ///
    /// @return empty if it is absent or faulty
    public Optional<Wished<Integer>> erasableNumber(String name, int least, int most) {
        if (isNull(name)) {
            return Optional.of(Wished.nothing());
        }
        return has(name) ? number(name, least, most).map(Wished::of) : absent(name);
    }

    /// An object that may be absent, or null to erase what is there.
    ///
    /// @param read reads its fields; empty where something is wrong with them
    /// @return empty if it is absent or faulty
    public <T> Optional<Wished<T>> erasableWithin(String name, Function<Form, Optional<T>> read) {
        if (isNull(name)) {
            return Optional.of(Wished.nothing());
        }
        return has(name) ? read.apply(within(name)).map(Wished::of) : absent(name);
    }

    private boolean isNull(String name) {
        asked.add(name);
        return body.path(name).isNull();
    }

    private <T> Optional<T> absent(String name) {
        asked.add(name);
        return Optional.empty();
    }

    /// A true or false that may be absent, but not null.
    public Optional<Boolean> flag(String name) {
        asked.add(name);
        var node = body.get(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            fault("/" + name, "must be true or false");
            return Optional.empty();
        }
        return Optional.of(node.booleanValue());
    }

    /// A true or false that must be there.
    public Optional<Boolean> requiredFlag(String name) {
        if (!body.has(name)) {
            fault("/" + name, "is required: true or false");
        }
        return flag(name);
    }

    /// A whole number that must be there.
    ///
    /// @param least the least that it may be
    /// @param most the greatest
    public Optional<Integer> number(String name, int least, int most) {
        asked.add(name);
        var node = body.path(name);
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            fault("/" + name, "must be a whole number from %d to %d".formatted(least, most));
            return Optional.empty();
        }
        return Optional.of(node.intValue());
    }

    /// An instant that may be absent.
    public Optional<Instant> optionalInstant(String name) {
        return optional(name, Timestamps::parse, Timestamps.RULE);
    }

    /// An instant that must be there.
    public Optional<Instant> requiredInstant(String name) {
        return required(name, Timestamps::parse, Timestamps.RULE);
    }

    /// Whether a field was sent.
    public boolean has(String name) {
        return body.has(name);
    }

    /// Texts in a list that must be there, each turned into what it stands for.
    ///
    /// @param most how many there may be; at least one must be
    /// @return the good ones
    public <T> List<T> requiredList(
            String name, int most, Function<String, Optional<T>> parse, String rule) {
        return placedList(name, most, parse, rule).stream().flatMap(Optional::stream).toList();
    }

    /// The same, each in its place, so that more can be said of it; a faulty one is empty.
    public <T> List<Optional<T>> placedList(
            String name, int most, Function<String, Optional<T>> parse, String rule) {
        var wishes = wishes(name, most);
        var values = new ArrayList<Optional<T>>();
        for (int i = 0; i < wishes.size(); i++) {
            var value = text(wishes.get(i), parse);
            if (value.isEmpty()) {
                fault("/" + name + "/" + i, rule);
            }
            values.add(value);
        }
        return List.copyOf(values);
    }

    /// The same where the list may be absent, or without elements.
    ///
    /// @return empty if it is absent or no list; else the good ones
    public <T> Optional<List<T>> optionalList(
            String name, int most, Function<String, Optional<T>> parse, String rule) {
        if (!has(name)) {
            return absent(name);
        }
        return Optional.of(hasNone(name) ? List.of() : requiredList(name, most, parse, rule));
    }

    /// Whether a list was sent that is without elements; then it is asked for.
    public boolean hasNone(String name) {
        asked.add(name);
        return body.path(name).isArray() && body.path(name).isEmpty();
    }

    /// Lists of texts in a list that may be absent, or without elements. No two hold the same.
    ///
    /// @param most how many lists there may be
    /// @param within how many texts may be in each; at least two must be, and no two the same
    /// @return empty if it is absent or no list; else the good ones
    public <T> Optional<List<Set<T>>> optionalSets(
            String name, int most, int within, Function<String, Optional<T>> parse, String rule) {
        if (!has(name)) {
            return absent(name);
        }
        asked.add(name);
        var node = body.path(name);
        if (!node.isArray() || node.size() > most) {
            fault("/" + name, "must be a list of at most %d lists".formatted(most));
            return Optional.empty();
        }
        var sets = new ArrayList<Set<T>>();
        for (int i = 0; i < node.size(); i++) {
            int before = faults.size();
            var pointer = "/" + name + "/" + i;
            var set = set(pointer, node.get(i), within, parse, rule);
            if (faults.size() == before && sets.contains(set)) {
                fault(pointer, "stands there already");
            }
            sets.add(set);
        }
        return Optional.of(List.copyOf(sets));
    }

    private <T> Set<T> set(
            String pointer,
            JsonNode node,
            int most,
            Function<String, Optional<T>> parse,
            String rule) {
        if (!node.isArray() || node.size() < 2 || node.size() > most) {
            fault(pointer, "must be a list of 2 to " + most);
            return Set.of();
        }
        var values = new LinkedHashSet<T>();
        for (int i = 0; i < node.size(); i++) {
            var value = text(node.get(i), parse);
            if (value.filter(values::add).isEmpty()) {
                fault(pointer + "/" + i, value.isEmpty() ? rule : "stands there already");
            }
        }
        return values;
    }

    /// The objects in a list that may be absent; what is wrong with one is named among the faults
    /// of this form, by its place.
    ///
    /// @param most how many there may be
    public List<Form> each(String name, int most) {
        if (!has(name)) {
            return List.of();
        }
        asked.add(name);
        var node = body.path(name);
        if (!node.isArray() || node.size() > most) {
            fault("/" + name, "must be a list of at most " + most);
            return List.of();
        }
        return forms(name, node.valueStream().toList());
    }

    /// The same where the list must be there, with at least one in it.
    public List<Form> requiredEach(String name, int most) {
        return forms(name, wishes(name, most));
    }

    private List<Form> forms(String name, List<JsonNode> nodes) {
        var forms = new ArrayList<Form>();
        for (int i = 0; i < nodes.size(); i++) {
            var form = of(nodes.get(i));
            inner.put(name + "/" + i, form);
            forms.add(form);
        }
        return List.copyOf(forms);
    }

    /// What is in a list that must be there, each to be read as a request of its own: what is wrong
    /// with one of them is not a fault of this form.
    ///
    /// @param most how many there may be; at least one must be
    public List<JsonNode> wishes(String name, int most) {
        asked.add(name);
        var node = body.path(name);
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            fault("/" + name, "must be a list of 1 to " + most);
            return List.of();
        }
        return node.valueStream().toList();
    }

    private static <T> Optional<T> text(JsonNode node, Function<String, Optional<T>> parse) {
        return node.isTextual() ? parse.apply(node.textValue()) : Optional.empty();
    }

    /// The fields of an object within; what is wrong with them is named among the faults of this
    /// form.
    public Form within(String name) {
        asked.add(name);
        return inner.computeIfAbsent(name, _ -> Form.of(body.path(name)));
    }

    /// Passes over fields that nobody asks for: where a standard says that it may grow.
    public Form lenient() {
        lenient = true;
        return this;
    }

    /// An object that may be absent, and may hold anything.
    ///
    /// @return empty if it is absent or none
    public Optional<JsonNode> free(String name) {
        asked.add(name);
        var node = body.path(name);
        if (!node.isMissingNode() && !node.isObject()) {
            fault("/" + name, "must be an object");
        }
        return Optional.of(node).filter(JsonNode::isObject);
    }

    /// The reason, which must be there (A6).
    public Optional<Reason> reason() {
        return required("reason", Reason::parse, Reason.RULE);
    }

    /// The token of a link in a mail, which must be there.
    public Optional<String> linkToken() {
        return required("token", Optional::of, "must be the text after # in the link");
    }

    /// A parameter of the query that may be absent.
    public <T> Optional<T> query(String name, Function<String, Optional<T>> parse, String rule) {
        asked.add("?" + name);
        var text = query.get(name);
        if (text == null || repeated.contains(name)) {
            return Optional.empty();
        }
        var value = parse.apply(text);
        if (value.isEmpty()) {
            fault("?" + name, rule);
        }
        return value;
    }

    /// A parameter of the query that must be there.
    public <T> Optional<T> requiredQuery(
            String name, Function<String, Optional<T>> parse, String rule) {
        if (!query.containsKey(name)) {
            asked.add("?" + name);
            fault("?" + name, "is required: " + rule);
            return Optional.empty();
        }
        return query(name, parse, rule);
    }

    /// Marks the command as one that can be tried (F7).
    public Form canDryRun() {
        query(
                "dryRun",
                text -> Optional.of(text).filter(Set.of("true", "false")::contains),
                "must be true or false");
        return this;
    }

    /// Adds a fault that only the caller of this form can see.
    public void fault(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }

    /// Of fields that may be absent, one has to be there: a change of nothing is a mistake.
    public void oneOf(String... names) {
        if (body.isObject() && Arrays.stream(names).noneMatch(body::has)) {
            fault("", "must hold one of " + String.join(", ", names));
        }
    }

    /// A change of nothing at all is a mistake.
    public void notEmpty() {
        if (body.isObject() && body.isEmpty()) {
            fault("", "must hold what is to be changed");
        }
    }

    /// A field that cannot be sent in this state of things.
    public void never(String name, String why) {
        asked.add(name);
        if (body.has(name)) {
            fault("/" + name, why);
        }
    }

    /// Adds what a decision finds wrong with fields, so that it is named beside what is wrong here.
    /// Any other refusal is left to whoever asks for its outcome.
    public void take(Outcome<?> decided) {
        if (decided instanceof Outcome.Refused<?>(Refusal.Invalid(var found))) {
            faults.addAll(found);
        }
    }

    /// Every fault so far, those of fields that were never asked for at last.
    public List<Fault> faults() {
        var all = new ArrayList<>(faults);
        if (!body.isObject()) {
            all.add(new Fault("", "must be an object"));
        }
        body.fieldNames()
                .forEachRemaining(name -> {
                    if (!lenient && !asked.contains(name)) {
                        all.add(new Fault("/" + escape(name), "is not a field here"));
                    }
                });
        inner.forEach((name, form) ->
                form.faults()
                        .forEach(fault ->
                                all.add(new Fault("/" + name + fault.pointer(), fault.detail()))));
        repeated.stream()
                .sorted()
                .forEach(name -> all.add(new Fault("?" + name, "must come once")));
        query.keySet().stream()
                .filter(name -> !asked.contains("?" + name))
                .sorted()
                .forEach(name ->
                        all.add(new Fault("?" + name, "is not a parameter here" + known())));
        return List.copyOf(all);
    }

    /// Names the parameters that are taken, if any are.
    private String known() {
        var names =
                asked.stream()
                        .filter(name -> name.startsWith("?"))
                        .map(name -> name.substring(1))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; these are: " + names;
    }

    /// Goes on only if nothing is at fault.
    public <T> Outcome<T> ifGood(Supplier<Outcome<T>> next) {
        var all = faults();
        return all.isEmpty() ? next.get() : Outcome.refused(new Refusal.Invalid(all));
    }

    /// A name as a step of a pointer (RFC 6901, section 3); a very long one is cut.
    public static String escape(String name) {
        var cut = name.length() > 100 ? name.substring(0, 100) : name;
        return cut.replace("~", "~0").replace("/", "~1");
    }
}
