package gatehouse.functions.invite;

import gatehouse.aws.Admitted;
import gatehouse.aws.Beside;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Invitations;
import gatehouse.aws.MailBudget;
import gatehouse.domain.Email;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Makes room for an offer to one address: none is pending, and the tenant of who offers it has a
/// mail left for this hour.
final class Offering {
    private final Invitations invitations;
    private final MailBudget budget;

    @Inject
    Offering(Invitations invitations, MailBudget budget) {
        this.invitations = invitations;
        this.budget = budget;
    }

    /// Goes on with the id of the next offer to an address, and with what gives the mail back.
    ///
    /// @param where the tenant to which access is offered
    Outcome<Plan> to(
            Email invitee,
            Tenant where,
            Admitted in,
            Request request,
            BiFunction<InvitationId, Runnable, Plan> next) {
        // the two do not depend on each other: side by side, one round trip
        try (var newest = Beside.begin(() -> invitations.newest(where.id(), invitee))) {
            var reserved = reserve(in, request);
            var undo = undo(reserved, in, request);
            try {
                var last = newest.get().map(InvitationItems::read);
                if (isStanding(last, where, in.now())) {
                    undo.run();
                    return Outcome.refused(
                            new Refusal.Conflict(
                                    "An invitation to this address is pending already"));
                }
                var id =
                        last.map(old -> old.terms().id().next())
                                .orElseGet(() -> InvitationId.first(invitee));
                return reserved.map(_ -> next.apply(id, undo));
            } catch (RuntimeException fault) {
                undo.run();
                throw fault;
            }
        }
    }

    /// Takes the mail of a new link from what may go out in this hour.
    Outcome<Plan> mailed(Admitted in, Request request, Function<Runnable, Plan> next) {
        var reserved = reserve(in, request);
        var undo = undo(reserved, in, request);
        return reserved.map(_ -> next.apply(undo));
    }

    private Outcome<Instant> reserve(Admitted in, Request request) {
        return request.isDryRun() ? Outcome.done(in.now()) : budget.reserve(in.tenant(), in.now());
    }

    /// Gives the mail back that will not be sent. Where a write's own end is unknown, it stays
    /// reserved.
    private Runnable undo(Outcome<Instant> reserved, Admitted in, Request request) {
        return reserved instanceof Outcome.Done<Instant>(var hour) && !request.isDryRun()
                ? () -> budget.release(in.tenant(), hour)
                : () -> {};
    }

    private static boolean isStanding(Optional<Invitation> last, Tenant where, Instant now) {
        return last.filter(old -> old.stateIn(where, now) == Invitation.State.PENDING).isPresent();
    }
}
