package gatehouse.functions.members;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.MemberJson;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.Optional;

/// `GET …/members/{member}`: all that the tenant knows of one of its people (D2, B9).
final class ShowMember implements Verb {
    private final Admissions admissions;

    @Inject
    ShowMember(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var place = Places.member(request);
        var login = Places.login(request);
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.READ_PEOPLE);
        return admissions
                .admit(Places.withLogin(request, demand))
                .then(in ->
                        place.flatMap(in::item)
                                .map(item -> answer(item, login.flatMap(in::item), in, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static Outcome<Answer> answer(
            Item item, Optional<Item> login, Admitted in, Request request) {
        var json = MemberJson.whole(item, login, in.tenant().roles(), in.now());
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }
}
