package gatehouse.bench;

import java.util.List;

/// One part of the benchmark; each can be asked for by its name.
interface Part {
    String name();

    /// Measures; may print more on the way.
    ///
    /// @throws Exception if it cannot measure: the whole run fails then
    List<Figure> measure() throws Exception;
}
