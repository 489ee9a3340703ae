package gatehouse.functions.invite;

import gatehouse.aws.Admitted;
import gatehouse.aws.Beside;
import gatehouse.aws.Demand;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Invitations;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MailBudget;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.InvitationJson;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `POST /v1/tenants/{tenant}/vendor-invitations`: offers customer-manager to one of the vendor's
/// people, for a limited time (A1, A4-A6).
final class InviteVendorUser implements Command {
    private final Commands commands;
    private final Invitations invitations;
    private final MailBudget budget;
    private final Stamps stamps;
    private final TenantId vendor;

    @Inject
    InviteVendorUser(
            Commands commands,
            Invitations invitations,
            MailBudget budget,
            Stamps stamps,
            TenantId vendor) {
        this.commands = commands;
        this.invitations = invitations;
        this.budget = budget;
        this.stamps = stamps;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new InviteForm(request.form().canDryRun());
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.INVITE_VENDOR_USERS)
                        .orVendor();
        return commands.admit(
                request,
                form.email().map(Keys::email).map(demand::with).orElse(demand),
                in -> form.check(in, vendor).then(wish -> offer(wish, in, request)));
    }

    private Outcome<Plan> offer(InviteForm.Wish wish, Admitted in, Request request) {
        if (in.tenant().kind() == TenantKind.VENDOR) {
            return Outcome.refused(
                    new Refusal.Conflict("The vendor's people are at home here: nobody to invite"));
        }
        // the two do not depend on each other: side by side, one round trip
        try (var newest =
                Beside.begin(() -> invitations.newest(in.tenant().id(), wish.invitee()))) {
            var reserved =
                    request.isDryRun()
                            ? Outcome.done(in.now())
                            : budget.reserve(in.tenant(), in.now());
            return offer(wish, in, request, newest, reserved);
        }
    }

    private Outcome<Plan> offer(
            InviteForm.Wish wish,
            Admitted in,
            Request request,
            Beside<Optional<Item>> newest,
            Outcome<Instant> reserved) {
        Runnable undo = undo(reserved, in, request);
        try {
            var last = newest.get();
            if (isStanding(last, in)) {
                undo.run();
                return Outcome.refused(
                        new Refusal.Conflict("An invitation to this address is pending already"));
            }
            return reserved.map(_ -> planned(wish, in, request, last, undo));
        } catch (RuntimeException fault) {
            undo.run();
            throw fault;
        }
    }

    private static boolean isStanding(Optional<Item> last, Admitted in) {
        return last.map(InvitationItems::read)
                .filter(old -> old.stateAt(in.now()) == Invitation.State.PENDING)
                .isPresent();
    }

    /// Gives the mail back that will not be sent. Where a write's own end is unknown, it stays
    /// reserved.
    private Runnable undo(Outcome<Instant> reserved, Admitted in, Request request) {
        return reserved instanceof Outcome.Done<Instant>(var hour) && !request.isDryRun()
                ? () -> budget.release(in.tenant(), hour)
                : () -> {};
    }

    private Plan planned(
            InviteForm.Wish wish,
            Admitted in,
            Request request,
            Optional<Item> last,
            Runnable undo) {
        var id =
                last.map(old -> InvitationItems.read(old).terms().id().next())
                        .orElseGet(() -> InvitationId.first(wish.invitee()));
        var pending =
                Invitation.offered(
                        new Invitation.Terms(
                                id,
                                in.tenant().id(),
                                wish.invitee(),
                                wish.offer(),
                                in.account().author(),
                                in.now()),
                        in.tenant().settings().linkLifetime());
        var change =
                stamps.by(in, request.origin(), EventType.INVITATION_CREATED, Subject.of(id), "");
        var answer =
                Answer.created(
                        InvitationJson.of(pending, 1, in.now()),
                        "/v1/tenants/" + in.tenant().id() + "/invitations/" + id,
                        1);
        return new Plan.Do(List.of(InvitationItems.create(pending, change)), answer, undo);
    }
}
