package gatehouse.functions.approve;

import gatehouse.aws.Item;
import gatehouse.aws.RegistrationItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Registration;
import gatehouse.domain.Registration.Ruling;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/// Turns somebody down who registered, and may do so again.
final class Disapprove implements Decider {
    private final Waiting waiting;

    @Inject
    Disapprove(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public Outcome<Plan> plan(Item registration, String reason, Request request) {
        return waiting.admit(
                registration,
                List.of(),
                request,
                found ->
                        found.registration()
                                .disapprove(found.in().account().author(), found.in().now())
                                .then(ruling ->
                                        switch (ruling) {
                                            case Ruling.Open(var was) ->
                                                    Outcome.done(
                                                            plan(
                                                                    found,
                                                                    was.disapproved(
                                                                            Waiting.decision(
                                                                                    found)),
                                                                    reason,
                                                                    request));
                                            case Ruling.Repeat _ -> Waiting.repeat(request);
                                        }));
    }

    private Plan plan(
            Waiting.Found found, Registration.Disapproved next, String reason, Request request) {
        var change = waiting.change(EventType.REGISTRATION_DISAPPROVED, found, reason, request);
        return Plan.of(Waiting.answer(), RegistrationItems.replace(found.item(), next, change));
    }
}
