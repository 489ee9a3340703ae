package gatehouse.functions.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Notification;
import gatehouse.domain.Profile;
import gatehouse.http.Json;

/// The switches of notifications, as answers show them (C9).
final class NotificationsJson {
    private NotificationsJson() {}

    /// @param version of the member
    static ObjectNode of(Profile profile, long version) {
        var json = Json.object();
        for (var kind : Notification.values()) {
            json.put(kind.field(), !profile.muted().contains(kind));
        }
        return json.put("enabled", profile.notifications()).put("version", version);
    }
}
