package gatehouse.functions.approve;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.RegistrationItems;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Registration;
import gatehouse.domain.Subject;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/// Loads a registration for who may decide about it. Nobody decides about the own one (D6).
final class Waiting {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    Waiting(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    /// A registration as it is now.
    record Found(Item item, Registration registration, Admitted in) {}

    /// Lets the caller in, with what else is to be read.
    ///
    /// @param registration its item, as it was
    Outcome<Plan> admit(
            Item registration,
            List<Key> more,
            Request request,
            Function<Found, Outcome<Plan>> next) {
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE)
                        .with(registration.key())
                        .with(more);
        return commands.admit(
                request,
                demand,
                in ->
                        in.item(registration.key())
                                .map(item -> new Found(item, RegistrationItems.read(item), in))
                                .map(found ->
                                        isOwn(found)
                                                ? Outcome.<Plan>refused(new Refusal.Outranked())
                                                : next.apply(found))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static boolean isOwn(Found found) {
        var address = found.registration().terms().applicant().email();
        return ShowRegistration.isConfirmed(found.registration())
                && found.in().account().email().equals(address);
    }

    /// The event of a decision.
    Change change(EventType type, Found found, String reason, Request request) {
        var id = found.registration().terms().id();
        return stamps.by(found.in(), request.origin(), type, Subject.of(id), reason);
    }

    /// Who decides, and when.
    static Registration.Decision decision(Found found) {
        return new Registration.Decision(found.in().account().author(), found.in().now());
    }

    /// The part's own answer, of which only the status is told.
    static Answer answer() {
        return Answer.ok(Json.object());
    }

    /// It was so already.
    static Outcome<Plan> repeat(Request request) {
        return Outcome.done(Plan.unchanged(answer(), request));
    }
}
