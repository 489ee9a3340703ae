package gatehouse.functions.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Groups;
import gatehouse.aws.Item;
import gatehouse.domain.Group;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
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
import java.util.Optional;

/// `GET …/groups`: all groups by name, the inactive ones and the *Domain group* among them (D5).
final class ListGroups implements Verb {
    private final Admissions admissions;
    private final Groups groups;
    private final DomainGroup domain;
    private final Cursors cursors;

    @Inject
    ListGroups(Admissions admissions, Groups groups, DomainGroup domain, Cursors cursors) {
        this.admissions = admissions;
        this.groups = groups;
        this.domain = domain;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.READ_PEOPLE);
        return admissions.admit(demand).then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var scope = Cursors.scope("groups", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() ->
                Outcome.done(
                        Lists.answer(
                                Lists.sorted(paging, all(in), Line::place),
                                line -> json(line, in),
                                place -> cursors.seal(scope, place))));
    }

    /// A line of the list.
    ///
    /// @param item empty for the Domain group
    private record Line(Group group, Optional<Item> item) {
        String place() {
            return Folded.start(group.name()) + "\u0001" + group.id();
        }
    }

    private List<Line> all(Admitted in) {
        var all = new ArrayList<Line>();
        all.add(new Line(Group.DOMAIN, Optional.empty()));
        groups.all(in.tenant().id())
                .forEach(item ->
                        all.add(new Line(GroupItems.read(item).group(), Optional.of(item))));
        return all;
    }

    private ObjectNode json(Line line, Admitted in) {
        return line.item()
                .map(item -> GroupJson.of(GroupItems.read(item), item.version()))
                .orElseGet(() -> domain.json(in));
    }
}
