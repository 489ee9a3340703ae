package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Codes;
import gatehouse.domain.Grant;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.http.Json;
import java.time.Instant;
import java.util.List;

/// A grant as answers show it.
public final class GrantJson {
    private GrantJson() {}

    /// One grant.
    public static ObjectNode of(Grant grant, Instant now) {
        var json =
                Json.object()
                        .put("id", grant.id().value())
                        .put("role", grant.role().value())
                        .put("start", grant.window().start().toString());
        if (grant.window().isEndless()) {
            json.putNull("end");
        } else {
            json.put("end", grant.window().end().toString());
        }
        json.put("state", Codes.of(grant.stateAt(now)))
                .put("reason", grant.reason())
                .put("source", grant.source());
        json.set("grantedBy", InvitationJson.author(grant.grantedBy()));
        return json;
    }

    /// One grant with the member who holds it.
    ///
    /// @param version of the member: the `ETag` for changing the grant
    public static ObjectNode of(Grant grant, Member member, long version, Instant now) {
        var json = of(grant, now);
        json.putObject("member")
                .put("id", member.account().value())
                .put("name", member.name())
                .put("email", member.email().value());
        return json.put("version", version);
    }

    /// Those that are not over.
    public static List<ObjectNode> open(Grants grants, Instant now) {
        return grants.all().stream()
                .filter(grant -> grant.stateAt(now) != Grant.State.ENDED)
                .map(grant -> of(grant, now))
                .toList();
    }
}
