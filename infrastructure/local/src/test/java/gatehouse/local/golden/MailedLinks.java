package gatehouse.local.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.Updating;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import gatehouse.local.demo.Web;
import java.util.Map;

/// Links of mails that are good once, each for somebody new: whoever asks, the link is another's.
final class MailedLinks {
    /// A tenant of their own: of its hour's mails nobody else takes any.
    private static final TenantId HOME = new TenantId("golden-links");

    private static final String PASSWORD = "a-good-password";

    private final LocalSystem system;
    private final Web web;
    private final Planting planting;
    private int people;

    MailedLinks(LocalSystem system, Web web) {
        this.system = system;
        this.web = web;
        this.planting = Planting.in(system);
        planting.tenant(HOME, "Links", TenantKind.CORPORATE, HOME);
    }

    String toActivate() {
        var email = email();
        planting.unactivated(email, "Some", "Body", HOME, BuiltInRole.MEMBER);
        return newest(email);
    }

    String toReset() {
        var email = person();
        var _ = web.post(202, "/v1/password-resets", "", Web.object().put("login", email));
        return newest(email);
    }

    String toAnotherAddress() {
        var credentials = Web.object().put("username", person()).put("password", PASSWORD);
        var token = web.post(201, "/v1/sessions", "", credentials).path("accessToken").asText();
        var email = email();
        var body = Web.object().put("email", email).toString();
        var path = "/v1/tenants/" + HOME + "/me";
        var _ = web.expect(200, "PATCH", path, token, body, Map.of("If-Match", "*"));
        return newest(email);
    }

    /// Somebody who wants to join, as if from a network from which nobody has before.
    ObjectNode wish() {
        var here = Sources.registrations("127.0.0.1", system.clock().instant());
        var table = new Table(system.dynamo(), system.table());
        var _ = table.commit(Updating.of(here).set("count", 0).write());
        return Web.object().put("email", email()).put("firstName", "Some").put("lastName", "Body");
    }

    /// Of a tenant that lets people join.
    String toConfirm(String tenant) {
        var wish = wish();
        var _ = web.post(202, tenant + "/registrations", "", wish);
        return newest(wish.path("email").asText());
    }

    private String person() {
        var email = email();
        planting.person(email, "Some", "Body", HOME, BuiltInRole.MEMBER, PASSWORD);
        return email;
    }

    private String email() {
        return "p" + people++ + "@links.example";
    }

    private String newest(String email) {
        system.quiet();
        var link = system.mails(email).getFirst().links().getFirst();
        return link.substring(link.indexOf('#') + 1);
    }
}
