package gatehouse.functions.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Group;
import gatehouse.domain.ListedGroup;
import gatehouse.http.Json;

/// A group as answers show it.
final class GroupJson {
    private GroupJson() {}

    static ObjectNode of(ListedGroup listed, long version) {
        return of(listed.group(), listed.description())
                .put("members", listed.members())
                .put("version", version);
    }

    /// Without the number of its members, and its version.
    static ObjectNode of(Group group, String description) {
        return Json.object()
                .put("id", group.id().value())
                .put("name", group.name())
                .put("description", description)
                .put("active", group.active());
    }
}
