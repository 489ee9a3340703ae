package gatehouse.functions.requestchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Members;
import gatehouse.aws.OwnRoles;
import gatehouse.aws.RoleItems;
import gatehouse.aws.Table;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.Role;
import gatehouse.domain.RoleId;
import gatehouse.domain.request.Rules;
import gatehouse.functions.Lists;
import gatehouse.functions.Places;
import gatehouse.functions.RoleDescription;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `GET …/contacts`: the tenant's own people, all roles that can be asked for, and the request that
/// is open (E1, E4).
final class ListContacts implements Verb {
    private final Admissions admissions;
    private final Table table;
    private final Members members;
    private final OwnRoles ownRoles;
    private final Cursors cursors;
    private final Showing showing;

    @Inject
    ListContacts(
            Admissions admissions,
            Table table,
            Members members,
            OwnRoles ownRoles,
            Cursors cursors,
            Showing showing) {
        this.admissions = admissions;
        this.table = table;
        this.members = members;
        this.ownRoles = ownRoles;
        this.cursors = cursors;
        this.showing = showing;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Tickets.ofBoth(request).with(Places.openRequest(request)))
                .then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var scope = Cursors.scope("contacts", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after -> members.page(in.tenant().id(), Lists.STEP, after),
                            item -> !MemberItems.read(item).isGuest(),
                            item -> item.key().sk());
            var open = open(in);
            var body =
                    Lists.body(
                                    page,
                                    item -> ContactJson.of(item, in),
                                    place -> cursors.seal(scope, place))
                            .put("readOnly", open.isPresent());
            body.putArray("roles").addAll(roles(in));
            JsonNode shown = NullNode.instance;
            if (open.isPresent()) {
                shown = showing.whole(in.tenant(), open.get(), in.now());
            }
            body.set("request", shown);
            return Outcome.done(Answer.ok(body));
        });
    }

    /// The request that is open, if one is, and was not decided between the two reads.
    private Optional<Item> open(Admitted in) {
        var tenant = in.tenant().id();
        return in.item(Keys.openRequest(tenant))
                .flatMap(item -> ChangeRequestItems.open(tenant, item, in.now()))
                .flatMap(id -> table.get(Keys.changeRequest(id)))
                .filter(item ->
                        ChangeRequestItems.read(item).open(in.now()) instanceof Outcome.Done);
    }

    private List<ObjectNode> roles(Admitted in) {
        var all = new Rules(in.tenant().roles(), in.access().rank(), in.now()).toAskFor();
        Map<RoleId, NamedRole> own =
                in.tenant().roles().own().isEmpty()
                        ? Map.of()
                        : ownRoles.all(in.tenant().id()).stream()
                                .map(RoleItems::read)
                                .collect(
                                        Collectors.toMap(
                                                role -> role.role().id(), Function.identity()));
        return all.stream().flatMap(role -> described(role, own).stream()).toList();
    }

    /// Nothing of one that was deleted between the two reads.
    private static Optional<ObjectNode> described(Role role, Map<RoleId, NamedRole> own) {
        return role instanceof BuiltInRole builtIn
                ? Optional.of(RoleDescription.of(builtIn))
                : Optional.ofNullable(own.get(role.id()))
                        .map(named -> RoleDescription.of(role, named.name(), named.description()));
    }
}
