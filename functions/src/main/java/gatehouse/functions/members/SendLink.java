package gatehouse.functions.members;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Delivery;
import gatehouse.aws.MailBudget;
import gatehouse.aws.MemberItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `POST …/members/{member}/resend-activation` and `/reset-password`: has the mail go out that
/// brings a person at home here the link to a first, or to another, password (B1, B4). It voids the
/// links of before; the password goes on working until it is used. Once a minute, within the
/// tenant's budget of mails.
final class SendLink implements Command {
    private static final Duration APART = Duration.ofMinutes(1);

    private final Reaching reaching;
    private final MailBudget budget;
    private final Stamps stamps;
    private final EventType type;

    /// @param type [EventType#ACTIVATION_SENT] or [EventType#RESET_SENT]
    SendLink(Reaching reaching, MailBudget budget, Stamps stamps, EventType type) {
        this.reaching = reaching;
        this.budget = budget;
        this.stamps = stamps;
        this.type = type;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        return reaching.atHome(
                request,
                List.of(),
                who ->
                        request.form()
                                .canDryRun()
                                .ifGood(() ->
                                        refusal(who)
                                                .<Outcome<Plan>>map(Outcome::refused)
                                                .orElseGet(() -> reserve(who, request))));
    }

    private Optional<Refusal> refusal(Reached who) {
        var links = AccountItems.links(who.login());
        if (who.in().tenant().refusesPasswords().isPresent()) {
            return who.in().tenant().refusesPasswords();
        }
        if (!who.account().enabled()) {
            return Optional.of(new Refusal.Conflict("The person is disabled"));
        }
        if (links.hasPassword() != (type == EventType.RESET_SENT)) {
            return Optional.of(
                    new Refusal.Conflict(
                            links.hasPassword()
                                    ? "The person has chosen a password already"
                                    : "The person has not chosen a first password yet"));
        }
        return AccountItems.linkMailed(who.login())
                .flatMap(mailed -> tooSoon(mailed, who.in().now()));
    }

    private static Optional<Refusal> tooSoon(Instant mailed, Instant now) {
        var wait = Duration.between(now, mailed.plus(APART));
        return wait.isPositive()
                ? Optional.of(new Refusal.TooMany("A link was mailed just now", wait))
                : Optional.empty();
    }

    private Outcome<Plan> reserve(Reached who, Request request) {
        var in = who.in();
        return request.isDryRun()
                ? Outcome.done(plan(who, request, () -> {}))
                : budget.reserve(in.tenant(), in.now())
                        .map(hour -> plan(who, request, () -> budget.release(in.tenant(), hour)));
    }

    private Plan plan(Reached who, Request request, Runnable undo) {
        var change =
                stamps.by(who.in(), request.origin(), type, Subject.of(who.member().account()), "");
        return new Plan.Do(
                List.of(
                        AccountItems.link(who.account(), AccountItems.links(who.login()), change),
                        MemberItems.mailed(who.item().key(), change)),
                answer(who),
                undo);
    }

    private static Answer answer(Reached who) {
        return HomeWrites.answer(who, who.member(), Delivery.QUEUED, who.item().version());
    }
}
