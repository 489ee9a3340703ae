package gatehouse.functions.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Outcome;
import gatehouse.domain.Tenant;
import gatehouse.domain.link.Unsubscription;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// `POST /v1/unsubscribe-links/open`: which notifications a link switches off, and whether they are
/// on (C9). It switches nothing.
final class OpenUnsubscribeLink implements Verb {
    private final Table table;
    private final UnsubscribeLinks links;

    @Inject
    OpenUnsubscribeLink(Table table, UnsubscribeLinks links) {
        this.table = table;
        this.links = links;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var token = form.linkToken();
        return form.ifGood(() -> links.open(token.orElseThrow()).then(this::told));
    }

    private Outcome<Answer> told(Unsubscription what) {
        var tenant = Keys.tenant(what.tenant());
        var read = table.batch(List.of(UnsubscribeLinks.place(what), tenant));
        return links.member(what, read)
                .map(member ->
                        Answer.ok(
                                json(
                                        what,
                                        member,
                                        Optional.ofNullable(read.get(tenant))
                                                .map(TenantItems::read))));
    }

    private static ObjectNode json(Unsubscription what, Item member, Optional<Tenant> tenant) {
        var json = Json.object();
        json.putObject("tenant")
                .put("id", what.tenant().value())
                .put("name", tenant.map(Tenant::name).orElse(what.tenant().value()));
        return json.put("kind", what.kind().field())
                .put("on", !what.isDoneIn(MemberItems.read(member).profile()));
    }
}
