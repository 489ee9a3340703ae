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

/// Follows the bus: what an event changed is copied to wherever a copy stands, what it left without
/// use is deleted, and what it made void is taken back. An event only says of whom; what is copied
/// is read at its source, so that events may come twice, late and in any order.
final class Copying {
    private static final Set<String> AVATARS =
            Set.of(EventType.AVATAR_CHANGED.code(), EventType.AVATAR_REMOVED.code());

    private final PeopleCopies people;
    private final GroupCopies groups;
    private final UnusedAvatars avatars;
    private final VoidOffers offers;

    @Inject
    Copying(PeopleCopies people, GroupCopies groups, UnusedAvatars avatars, VoidOffers offers) {
        this.people = people;
        this.groups = groups;
        this.avatars = avatars;
        this.offers = offers;
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
            case "invitation" -> whomItBrought(tenant, data);
            case "tenant" -> offers.follow(new TenantId(id), data);
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

    /// Of an invitation that was taken back together with who came by it, whom the event tells of
    /// as what was before: the same as of a member who was deleted.
    private void whomItBrought(TenantId tenant, JsonNode data) {
        AccountId.parse(data.path("before").path("acceptedBy").asText())
                .ifPresent(gone -> {
                    avatars.follow(tenant, gone, data);
                    people.follow(gone);
                });
    }

    /// Whether it may be that anything of a group changed that its members have a copy of: all of
    /// them have to be looked through for it.
    private static boolean isCopied(JsonNode data) {
        var images = List.of(data.path("before"), data.path("after"));
        return images.stream().allMatch(JsonNode::isEmpty)
                || images.stream().anyMatch(image -> image.has("name") || image.has("active"));
    }
}
