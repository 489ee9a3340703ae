package gatehouse.functions.relay;

import gatehouse.aws.Bus;
import gatehouse.domain.Event;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Json;

/// Events as the bus carries them: CloudEvents 1.0 in JSON (F8). The schema of each stands in
/// `events/`.
final class CloudEvents {
    private CloudEvents() {}

    /// @param sequence the event's place in the tenant's log; 0 where it stands in none
    static Bus.Message of(Event event, long sequence) {
        var change = event.change();
        var type = change.type().code();
        var json =
                Json.object()
                        .put("specversion", "1.0")
                        .put("id", change.id().value())
                        .put("source", "/tenants/" + change.tenant())
                        .put("type", type)
                        .put("subject", change.subject().type() + "/" + change.subject().id())
                        .put("time", change.at().toString())
                        .put("datacontenttype", "application/json")
                        .put("sequence", "%012d".formatted(sequence));
        var data = json.putObject("data").put("tenant", change.tenant().value());
        data.set("actor", InvitationJson.author(change.actor()));
        var subject =
                data.putObject("subject")
                        .put("type", change.subject().type())
                        .put("id", change.subject().id());
        if (!change.subject().member().isEmpty()) {
            subject.put("member", change.subject().member());
        }
        Json.read(event.before()).ifPresent(before -> data.set("before", before));
        Json.read(event.after()).ifPresent(after -> data.set("after", after));
        if (!change.reason().isEmpty()) {
            data.put("reason", change.reason());
        }
        data.put("requestId", change.requestId()).put("source", change.source());
        return new Bus.Message(type, Json.write(json));
    }
}
