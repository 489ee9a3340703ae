package gatehouse.functions.profile;

import gatehouse.aws.Admissions;
import gatehouse.domain.Outcome;
import gatehouse.functions.Places;
import gatehouse.functions.ShownAvatar;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/me/avatar`: the caller's picture (D7). In a tenant other than home there is none.
final class ShowOwnAvatar implements Verb {
    private final Admissions admissions;
    private final ShownAvatar shown;

    @Inject
    ShowOwnAvatar(Admissions admissions, ShownAvatar shown) {
        this.admissions = admissions;
        this.shown = shown;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var place = Places.ownMore(request);
        var demand = OwnMember.demand(request).with(place.stream().toList());
        return shown.show(
                request, () -> admissions.admit(demand).map(in -> place.flatMap(in::item)));
    }
}
