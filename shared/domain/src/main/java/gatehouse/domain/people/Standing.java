package gatehouse.domain.people;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What an entry of the list of people counts as (A8, C11).
///
/// @param state what it is
/// @param external whether the person is at home elsewhere
public record Standing(Entry.State state, boolean external) {

    /// Every one that there can be.
    public static List<Standing> all() {
        return Arrays.stream(Entry.State.values())
                .flatMap(state -> Stream.of(new Standing(state, false), new Standing(state, true)))
                .toList();
    }
}
