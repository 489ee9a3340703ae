package gatehouse.functions.requestchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admitted;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.domain.request.ContactField;
import gatehouse.http.Json;

/// A contact as answers show it (E1).
final class ContactJson {
    private ContactJson() {}

    static ObjectNode of(Item item, Admitted in) {
        var member = MemberItems.read(item);
        var json = Json.object().put("id", member.account().value()).put("name", member.name());
        for (var field : ContactField.values()) {
            var text = field.of(member);
            json.put(field.field(), text.isEmpty() ? null : text);
        }
        var roles = json.putArray("roles");
        in.tenant()
                .roles()
                .inOrder(member.grants().rolesAt(in.now()))
                .forEach(role -> roles.add(role.value()));
        return json.put("state", member.enabled() ? "active" : "disabled")
                .put("version", item.version());
    }
}
