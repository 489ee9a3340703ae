package gatehouse.functions.members;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.Places;
import gatehouse.functions.ShownAvatar;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.Optional;

/// `GET …/members/{member}/avatar`: the picture of one of the tenant's people (D7). Of a guest
/// there is none.
final class ShowAvatar implements Verb {
    private final Admissions admissions;
    private final ShownAvatar shown;

    @Inject
    ShowAvatar(Admissions admissions, ShownAvatar shown) {
        this.admissions = admissions;
        this.shown = shown;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.READ_PEOPLE)
                        .with(Places.member(request).stream().toList())
                        .with(Places.more(request).stream().toList());
        return shown.show(request, () -> admissions.admit(demand).then(in -> find(in, request)));
    }

    private static Outcome<Optional<Item>> find(Admitted in, Request request) {
        return Places.member(request).flatMap(in::item).isPresent()
                ? Outcome.done(Places.more(request).flatMap(in::item))
                : Outcome.refused(new Refusal.Hidden());
    }
}
