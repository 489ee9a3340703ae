package gatehouse.functions.projections;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.GroupId;
import gatehouse.domain.TenantId;
import gatehouse.http.Json;
import jakarta.inject.Inject;
import java.util.List;

/// Follows the bus: what an event changed is copied to wherever a copy stands. An event only says
/// of whom; what is copied is read at its source, so that events may come twice, late and in any
/// order.
final class Copying {
    private final PeopleCopies people;
    private final GroupCopies groups;

    @Inject
    Copying(PeopleCopies people, GroupCopies groups) {
        this.people = people;
        this.groups = groups;
    }

    /// Takes one event in the bus's envelope.
    ///
    /// @throws IllegalArgumentException if nobody has copies of what it is about: it goes to the
    ///   dead letters
    void take(String envelope) {
        var data = Json.read(envelope).orElseThrow().path("detail").path("data");
        var id = data.path("subject").path("id").asText();
        switch (data.path("subject").path("type").asText()) {
            case "member" -> people.follow(new AccountId(id));
            case "group" -> {
                if (isCopied(data)) {
                    groups.follow(new TenantId(data.path("tenant").asText()), new GroupId(id));
                }
            }
            default -> throw new IllegalArgumentException("nobody copies that");
        }
    }

    /// Whether it may be that anything of a group changed that its members have a copy of: all of
    /// them have to be looked through for it.
    private static boolean isCopied(JsonNode data) {
        var images = List.of(data.path("before"), data.path("after"));
        return images.stream().allMatch(JsonNode::isEmpty)
                || images.stream().anyMatch(image -> image.has("name") || image.has("active"));
    }
}
