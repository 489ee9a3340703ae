package gatehouse.domain.people;

import java.util.Map;

/// How many stand in a tenant's list of people, counted apart (A8).
///
/// @param counts by standing; what is absent is 0
public record Headcount(Map<Standing, Integer> counts) {
    public Headcount {
        counts = Map.copyOf(counts);
    }

    /// How many there are of a standing.
    public int of(Standing standing) {
        return counts.getOrDefault(standing, 0);
    }

    /// How many there are, whoever they are.
    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many of them a search shows that asks for nothing else.
    ///
    /// @throws IllegalArgumentException if it is not plain: of names or roles no count tells
    public int of(Search search) {
        if (!search.isPlain()) {
            throw new IllegalArgumentException("only a plain search can be answered by counts");
        }
        return counts.entrySet().stream()
                .filter(each -> search.shows(each.getKey().state(), each.getKey().external()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
