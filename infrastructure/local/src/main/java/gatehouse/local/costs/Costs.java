package gatehouse.local.costs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What each operation spent, in the order in which they were measured.
public final class Costs {
    private final Map<String, Spent> rows;

    Costs(Map<String, Spent> rows) {
        this.rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /// The operations: routes by their keys, and the functions behind by what they are given.
    public Set<String> operations() {
        return rows.keySet();
    }

    /// What one spent.
    ///
    /// @throws IllegalArgumentException if it was not measured
    public Spent of(String operation) {
        var spent = rows.get(operation);
        if (spent == null) {
            throw new IllegalArgumentException("not measured: " + operation);
        }
        return spent;
    }

    /// All of it as text, one operation in a line.
    public String table() {
        var text = new StringBuilder();
        text.append(
                "%-70s %8s %7s %7s %7s %13s %10s\n"
                        .formatted(
                                "operation",
                                "requests",
                                "rounds",
                                "reads",
                                "writes",
                                "transactions",
                                "elsewhere"));
        rows.forEach((name, spent) -> text.append("%-70s %s\n".formatted(name, spent.columns())));
        return text.toString();
    }
}
