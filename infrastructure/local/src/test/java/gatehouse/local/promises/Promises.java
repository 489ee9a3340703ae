package gatehouse.local.promises;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What the requirements promise, and what names of tests say of it.
///
/// A name that begins as `E3: …` says that its test proves E3; lists and ranges such as `C1-C11,
/// D6: …` name each. Who names more than three shows how they work together, and proves none.
///
/// @param ids in the order of the requirements
record Promises(List<String> ids) {
    private static final int MOST = 3;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-F][1-9][0-9]?) \\|");
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("[A-F][0-9].*");
    private static final Pattern LIST = Pattern.compile("([A-F0-9, -]+): \\S.*");

    Promises {
        ids = List.copyOf(ids);
    }

    /// Reads the tables of the requirements.
    static Promises of(String requirements) {
        return new Promises(ROW.matcher(requirements).results().map(row -> row.group(1)).toList());
    }

    /// Where the names of the tests are at odds with the promises: one that names what is not
    /// promised, and a promise that none proves.
    List<String> faults(List<String> names) {
        var faults = new ArrayList<String>();
        Set<String> proved = new HashSet<>();
        for (var name : names) {
            if (LOOKS_LIKE_ONE.matcher(name).matches()) {
                var named = named(name);
                if (named.isEmpty()) {
                    faults.add("names no promise: " + name);
                } else if (named.size() <= MOST) {
                    proved.addAll(named);
                }
            }
        }
        ids.stream()
                .filter(id -> !proved.contains(id))
                .map(id -> "no test through HTTP begins with " + id)
                .forEach(faults::add);
        return faults;
    }

    /// The promises that a name begins with; none where one of them is none.
    private Set<String> named(String name) {
        var match = LIST.matcher(name);
        Set<String> named = new LinkedHashSet<>();
        if (match.matches()) {
            for (var part : match.group(1).split(", ", -1)) {
                var ends = part.split("-", -1);
                int first = ids.indexOf(ends[0]);
                int last = ids.indexOf(ends[ends.length - 1]);
                if (first < 0 || last < first || ends.length > 2) {
                    return Set.of();
                }
                named.addAll(ids.subList(first, last + 1));
            }
        }
        return named;
    }
}
