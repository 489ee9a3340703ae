package gatehouse.functions.projections;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.EventType;
import gatehouse.domain.GroupId;
import gatehouse.domain.TenantId;
import gatehouse.http.Json;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/// Follows the bus: what an event changed is copied to wherever a copy stands, and what it left
/// without use is deleted. An event only says of whom; what is copied is read at its source, so
/// that events may come twice, late and in any order.
final class Copying {
    private static final Set<String> AVATARS =
            Set.of(EventType.AVATAR_CHANGED.code(), EventType.AVATAR_REMOVED.code());

    private final PeopleCopies people;
    private final GroupCopies groups;
    private final UnusedAvatars avatars;

    @Inject
    Copying(PeopleCopies people, GroupCopies groups, UnusedAvatars avatars) {
        this.people = people;
        this.groups = groups;
        this.avatars = avatars;
    }

    /// Takes one event in the bus's envelope.
    ///
    /// @throws IllegalArgumentException if nobody has copies of what it is about: it goes to the
    ///   dead letters
    void take(String envelope) {
        var event = Json.read(envelope).orElseThrow().path("detail");
        var data = event.path("data");
        var tenant = new TenantId(data.path("tenant").asText());
        var id = data.path("subject").path("id").asText();
        switch (data.path("subject").path("type").asText()) {
            case "member" -> member(event.path("type").asText(), tenant, new AccountId(id), data);
            case "group" -> {
                if (isCopied(data)) {
                    groups.follow(tenant, new GroupId(id));
                }
            }
            default -> throw new IllegalArgumentException("nobody copies that");
        }
    }

    private void member(String type, TenantId tenant, AccountId id, JsonNode data) {
        boolean aboutAvatar = AVATARS.contains(type);
        if (aboutAvatar || type.equals(EventType.MEMBER_DELETED.code())) {
            avatars.follow(tenant, id, data);
        }
        if (!aboutAvatar) {
            people.follow(id);
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
