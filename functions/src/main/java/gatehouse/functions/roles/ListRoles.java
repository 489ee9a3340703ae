package gatehouse.functions.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admitted;
import gatehouse.aws.OwnRoles;
import gatehouse.aws.RoleItems;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.people.Folded;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// `GET …/roles`: the built-in ones from the highest, then the tenant's own by name.
final class ListRoles implements Verb {
    private final Readers readers;
    private final OwnRoles ownRoles;
    private final Cursors cursors;

    @Inject
    ListRoles(Readers readers, OwnRoles ownRoles, Cursors cursors) {
        this.readers = readers;
        this.ownRoles = ownRoles;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return readers.admit(request).then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var scope = Cursors.scope("roles", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() ->
                Outcome.done(
                        Lists.answer(
                                Lists.sorted(paging, all(in), Line::place),
                                Line::json,
                                place -> cursors.seal(scope, place))));
    }

    /// A line of the list.
    private record Line(String place, ObjectNode json) {}

    private List<Line> all(Admitted in) {
        var roles = in.tenant().roles();
        var all = new ArrayList<Line>();
        for (var role : BuiltInRole.values()) {
            all.add(new Line("0%02d".formatted(all.size()), RoleJson.of(role, roles)));
        }
        for (var item : ownRoles.all(in.tenant().id())) {
            var named = RoleItems.read(item);
            var id = named.role().id();
            // what was read a moment before decides: it is what access goes by
            if (roles.ownOf(id).isPresent()) {
                all.add(
                        new Line(
                                "1" + Folded.start(named.name()) + "\u0001" + id,
                                RoleJson.of(named, roles, item.version())));
            }
        }
        return all;
    }
}
