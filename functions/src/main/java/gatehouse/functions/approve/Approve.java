package gatehouse.functions.approve;

import gatehouse.aws.Item;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Write;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Registration;
import gatehouse.domain.Registration.Ruling;
import gatehouse.functions.Joiner;
import gatehouse.functions.Joiners;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Lets somebody in who registered: the registration, the account and the member change together,
/// and the registration carries the event.
final class Approve implements Decider {
    private static final Outcome<Plan> STALE = Outcome.refused(new Refusal.Stale());

    private final Waiting waiting;
    private final Joiners joiners;

    @Inject
    Approve(Waiting waiting, Joiners joiners) {
        this.waiting = waiting;
        this.joiners = joiners;
    }

    @Override
    public Outcome<Plan> plan(Item registration, String reason, Request request) {
        var plan = look(registration, reason, request);
        // decided beside this one, between the reads: what came of it is told the second time
        return plan.equals(STALE) ? look(registration, reason, request) : plan;
    }

    private Outcome<Plan> look(Item registration, String reason, Request request) {
        var applicant = RegistrationItems.read(registration).terms().applicant();
        return waiting.admit(
                registration,
                Joiners.places(applicant),
                request,
                found ->
                        found.registration()
                                .approve(found.in().account().author(), found.in().now())
                                .then(ruling ->
                                        switch (ruling) {
                                            case Ruling.Open(var was) ->
                                                    joiner(found)
                                                            .map(joiner ->
                                                                    plan(
                                                                            found, was, joiner,
                                                                            reason, request));
                                            case Ruling.Repeat _ -> Waiting.repeat(request);
                                        }));
    }

    private Outcome<Joiner> joiner(Waiting.Found found) {
        var in = found.in();
        return joiners.find(found.item(), in.tenant(), in.read(), in.now());
    }

    private Plan plan(
            Waiting.Found found,
            Registration.Waiting was,
            Joiner joiner,
            String reason,
            Request request) {
        var next = was.approved(Waiting.decision(found), joiner.account().id());
        var change = waiting.change(EventType.REGISTRATION_APPROVED, found, reason, request);
        var writes = new ArrayList<Write>();
        writes.add(RegistrationItems.replace(found.item(), next, change));
        writes.addAll(joiners.writes(joiner, next, found.in().tenant(), change));
        return new Plan.Do(List.copyOf(writes), Waiting.answer(), () -> {});
    }
}
