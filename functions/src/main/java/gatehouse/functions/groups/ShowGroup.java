package gatehouse.functions.groups;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/groups/{group}`.
final class ShowGroup implements Verb {
    private final Admissions admissions;
    private final DomainGroup domain;

    @Inject
    ShowGroup(Admissions admissions, DomainGroup domain) {
        this.admissions = admissions;
        this.domain = domain;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var place = Places.group(request);
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.READ_PEOPLE);
        return admissions
                .admit(place.map(demand::with).orElse(demand))
                .then(in ->
                        DomainGroup.isMeant(request)
                                ? domain(in, request)
                                : place.flatMap(in::item)
                                        .map(item -> own(item, request))
                                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Answer> domain(Admitted in, Request request) {
        return request.form()
                .ifGood(() -> Outcome.done(Answer.ok(domain.json(in), DomainGroup.VERSION)));
    }

    private static Outcome<Answer> own(Item item, Request request) {
        var json = GroupJson.of(GroupItems.read(item), item.version());
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }
}
