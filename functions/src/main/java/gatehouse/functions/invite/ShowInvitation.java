package gatehouse.functions.invite;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.InvitationJson;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/invitations/{invitation}`.
final class ShowInvitation implements Verb {
    private final Admissions admissions;

    @Inject
    ShowInvitation(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.READ_ACCESS)
                        .orVendor();
        var place = Places.invitation(request);
        return admissions
                .admit(place.map(demand::with).orElse(demand))
                .then(in ->
                        place.flatMap(in::item)
                                .map(item -> show(item, in, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static Outcome<Answer> show(Item item, Admitted in, Request request) {
        var json = InvitationJson.of(item, in.tenant(), in.now());
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }
}
