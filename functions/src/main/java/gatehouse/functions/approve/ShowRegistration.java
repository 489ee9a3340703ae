package gatehouse.functions.approve;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.aws.RegistrationItems;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Registration;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/registrations/{registration}`: the whole entry (D6).
final class ShowRegistration implements Verb {
    private final Admissions admissions;

    @Inject
    ShowRegistration(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var plain = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE);
        var place = Places.registration(request);
        return admissions
                .admit(place.map(plain::with).orElse(plain))
                .then(in ->
                        request.form()
                                .ifGood(() ->
                                        place.flatMap(in::item)
                                                .map(RegistrationItems::read)
                                                .filter(ShowRegistration::isConfirmed)
                                                .map(it -> RegistrationJson.of(it, in.now()))
                                                .map(json -> Outcome.done(Answer.ok(json)))
                                                .orElseGet(() ->
                                                        Outcome.refused(new Refusal.Hidden()))));
    }

    /// Before that it is nobody's business.
    static boolean isConfirmed(Registration registration) {
        return !(registration instanceof Registration.Unconfirmed);
    }
}
