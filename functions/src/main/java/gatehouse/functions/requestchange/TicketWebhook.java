package gatehouse.functions.requestchange;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MessageItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Author;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.Comment.Side;
import gatehouse.domain.request.SignedMessage;
import gatehouse.domain.request.SignedMessage.Seal;
import gatehouse.functions.Command;
import gatehouse.functions.Plan;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `POST /v1/ticket-webhook`: what the vendor's help desk does in its own system (E5-E7). The
/// signature lets it in; what it does is the vendor's, and each message is done once.
final class TicketWebhook implements Command {
    private static final Refusal OTHER_MESSAGE =
            new Refusal.Conflict("Another message came with this webhook-id, and was done");

    private final Table table;
    private final WebhookKeys keys;
    private final Commenting commenting;
    private final Implementing implementing;
    private final Rejecting rejecting;
    private final TenantId vendor;
    private final Clock clock;

    @Inject
    TicketWebhook(
            Table table,
            WebhookKeys keys,
            Commenting commenting,
            Implementing implementing,
            Rejecting rejecting,
            TenantId vendor,
            Clock clock) {
        this.table = table;
        this.keys = keys;
        this.commenting = commenting;
        this.implementing = implementing;
        this.rejecting = rejecting;
        this.vendor = vendor;
        this.clock = clock;
    }

    /// Whatever is wrong with the signature, the answer is the same.
    @Override
    public Outcome<Plan> plan(Request request) {
        return SignedMessage.open(
                        seal(request), request.body().textValue(), keys::signed, clock.instant())
                .map(message -> {
                    var said = request.with(Json.read(message.body()).orElseThrow());
                    return HelpDeskForm.read(said.form()).then(form -> plan(form, message, said));
                })
                .orElseGet(() -> Outcome.refused(new Refusal.NotSignedIn()));
    }

    private static Seal seal(Request request) {
        return new Seal(
                request.header("webhook-id").orElse(""),
                request.header("webhook-timestamp").orElse(""),
                request.header("webhook-signature").orElse(""));
    }

    private Outcome<Plan> plan(HelpDeskForm form, SignedMessage message, Request request) {
        var id = form.request();
        var note = Keys.message(message.id());
        var read = table.batch(List.of(note, Keys.tenant(id.tenant()), Keys.changeRequest(id)));
        return switch (MessageItems.judge(
                Optional.ofNullable(read.get(note)), message.body(), clock.instant())) {
            case SAME -> Outcome.done(new Plan.Answered(done()));
            case OTHER -> Outcome.refused(OTHER_MESSAGE);
            case NOTHING ->
                    ticket(form, read, request)
                            .map(ticket ->
                                    act(form.act(), ticket)
                                            .map(plan -> once(plan, message, ticket)))
                            .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
        };
    }

    private Optional<Ticket> ticket(HelpDeskForm form, Map<Key, Item> read, Request request) {
        var id = form.request();
        return Optional.ofNullable(read.get(Keys.changeRequest(id)))
                .flatMap(item ->
                        Optional.ofNullable(read.get(Keys.tenant(id.tenant())))
                                .map(tenant ->
                                        new Ticket(
                                                TenantItems.read(tenant),
                                                item,
                                                Author.helpDesk(vendor, form.author()),
                                                Side.VENDOR,
                                                clock.instant(),
                                                request)));
    }

    private Outcome<Plan> act(HelpDeskForm.Act act, Ticket ticket) {
        return switch (act) {
            case HelpDeskForm.Act.Say(var text) -> commenting.plan(ticket, text);
            case HelpDeskForm.Act.Implement() -> implementing.plan(ticket);
            case HelpDeskForm.Act.Reject(var reason) -> rejecting.plan(ticket, reason);
        };
    }

    /// The same, together with the note that it was done.
    private static Plan once(Plan plan, SignedMessage message, Ticket ticket) {
        return switch (plan) {
            case Plan.Do all -> {
                var writes = new ArrayList<>(all.writes());
                writes.add(MessageItems.done(message.id(), message.body(), ticket.now()));
                yield new Plan.Do(writes, done(), all.undo());
            }
            case Plan.Answered _ -> new Plan.Answered(done());
        };
    }

    private static Answer done() {
        return Answer.json(200, Json.object(), Map.of());
    }
}
