package gatehouse.functions.approve;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Registrations;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Registration.State;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// `GET …/registrations?state=`: those whose address is confirmed (D6).
final class ListRegistrations implements Verb {
    private static final Set<State> SHOWN = EnumSet.complementOf(EnumSet.of(State.UNCONFIRMED));

    private final Admissions admissions;
    private final Registrations registrations;
    private final Cursors cursors;

    @Inject
    ListRegistrations(Admissions admissions, Registrations registrations, Cursors cursors) {
        this.admissions = admissions;
        this.registrations = registrations;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(
                        Demand.of(
                                request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE))
                .then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var states =
                form.query(
                        "state",
                        ListRegistrations::states,
                        "must be of waiting, approved, disapproved, expired");
        var scope = Cursors.scope("registrations", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            var wanted = states.orElse(SHOWN);
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after -> registrations.page(in.tenant().id(), Lists.STEP, after),
                            item -> wanted.contains(RegistrationItems.read(item).stateAt(in.now())),
                            item -> item.key().sk());
            return Outcome.done(
                    Lists.answer(
                            page,
                            item -> RegistrationJson.of(RegistrationItems.read(item), in.now()),
                            place -> cursors.seal(scope, place)));
        });
    }

    private static Optional<Set<State>> states(String text) {
        return Lists.anyOf(State.class, text).filter(SHOWN::containsAll);
    }
}
