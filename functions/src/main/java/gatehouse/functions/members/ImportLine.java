package gatehouse.functions.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What is to be done with a line of an import.
sealed interface ImportLine {
    /// The line of the file on which it begins.
    int number();

    /// The name of a group that has to be made for it.
    default Optional<String> missing() {
        return switch (this) {
            case Person person -> person.group().missing();
            case Other _ -> Optional.empty();
        };
    }

    /// Somebody is to be added.
    ///
    /// @param fields as a request to add somebody has them, but for the group
    record Person(int number, ObjectNode fields, ImportGroup group) implements ImportLine {}

    /// It is of somebody who is not made by adding.
    ///
    /// @param why as people are told
    record Other(int number, String why) implements ImportLine {}
}
