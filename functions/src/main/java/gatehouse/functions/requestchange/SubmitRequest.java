package gatehouse.functions.requestchange;

import gatehouse.aws.Administrators;
import gatehouse.aws.Admitted;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.ChangeRequests;
import gatehouse.aws.CommentItems;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MailBudget;
import gatehouse.aws.Write;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import gatehouse.domain.request.Size;
import gatehouse.domain.request.Wish;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// `POST …/change-requests` {items, comment?}: a tenant's wishes for its contacts, of which one can
/// be open at a time (E2-E4, E8-E10).
final class SubmitRequest implements Command {
    /// An edit and other roles for as many people as one request can touch.
    private static final int MOST = 2 * Size.MOST_PEOPLE;

    private final Commands commands;
    private final ChangeRequests requests;
    private final Showing showing;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;

    @Inject
    SubmitRequest(
            Commands commands,
            ChangeRequests requests,
            Showing showing,
            Stamps stamps,
            TenantId vendor,
            Clock clock) {
        this.commands = commands;
        this.requests = requests;
        this.showing = showing;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        var asked = form.requiredEach("items", MOST).stream().map(Asked::of).toList();
        var comment = form.optional("comment", Comment::parse, Comment.RULE);
        var tooMany = Submission.refuses(asked);
        if (tooMany.isPresent()) {
            // of so many nobody is told whose they are
            form.fault("/items", tooMany.get());
            return commands.admit(
                    request,
                    Tickets.ofCustomer(request),
                    _ -> Outcome.refused(new Refusal.Invalid(form.faults())));
        }
        var now = clock.instant();
        var demand =
                Tickets.ofCustomer(request)
                        .with(mails(request, now))
                        .with(Places.openRequest(request))
                        .with(Places.administrators(request))
                        .with(Checking.places(request.path("tenant"), asked));
        return commands.admit(
                request,
                demand,
                in ->
                        Submission.of(form, asked, comment.orElse(""), in)
                                .then(good -> refused(good, in, request))
                                .then(good ->
                                        mailed(in, request, now)
                                                .map(mail ->
                                                        plan(good, comment, mail, in, request))));
    }

    private static List<Key> mails(Request request, Instant now) {
        return TenantId.parse(request.path("tenant")).stream()
                .map(tenant -> MailBudget.place(tenant, now))
                .toList();
    }

    /// What counts it in the tenant's mails of the hour, in the same transaction.
    private static Outcome<List<Write>> mailed(Admitted in, Request request, Instant now) {
        return request.isDryRun()
                ? Outcome.done(List.of())
                : MailBudget.taking(
                                in.tenant(), in.item(MailBudget.place(in.tenant().id(), now)), now)
                        .map(List::of);
    }

    /// What stands against it though each field is as it must be.
    private static Outcome<Submission> refused(Submission good, Admitted in, Request request) {
        var tenant = in.tenant();
        boolean adds = good.wishes().stream().anyMatch(Wish.Add.class::isInstance);
        return Optional.of(tenant)
                .filter(_ -> adds)
                .flatMap(where -> where.refusesPeople())
                .or(() ->
                        in.item(Keys.openRequest(tenant.id()))
                                .flatMap(item ->
                                        ChangeRequestItems.open(tenant.id(), item, in.now()))
                                .map(SubmitRequest::open))
                .or(() ->
                        good.leavesNoAdministrator()
                                ? Optional.of(Administrators.LAST)
                                : Optional.empty())
                // here, so that no number is used up for it
                .or(() ->
                        Preconditions.hold(request, OptionalLong.empty())
                                ? Optional.empty()
                                : Optional.of(new Refusal.Stale()))
                .<Outcome<Submission>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(good));
    }

    private static Refusal open(ChangeRequestId id) {
        return new Refusal.Conflict("A request is open already: " + id);
    }

    /// @param mail what counts its mails
    private Plan plan(
            Submission good,
            Optional<String> comment,
            List<Write> mail,
            Admitted in,
            Request request) {
        var tenant = in.tenant();
        var author = in.account().author();
        // one that is only tried uses no number up, and is not told which one it would have
        long number = request.isDryRun() ? 1 : requests.nextNumber(vendor);
        var id = new ChangeRequestId(tenant.id(), number);
        var first =
                comment.map(text ->
                        new Comment(
                                CommentItems.idAt(in.now()),
                                in.now(),
                                author,
                                Comment.Side.CUSTOMER,
                                text));
        var comments = first.stream().toList();
        var days = tenant.settings().days();
        var submitted =
                new ChangeRequest.Submitted(
                        new ChangeRequest.Terms(
                                id, good.wanted(), good.warnings(), author, in.now()),
                        comments.size(),
                        days.requestRemindedAt(in.now()),
                        days.requestClosedAt(in.now()));
        var change =
                stamps.by(in, request.origin(), EventType.REQUEST_SUBMITTED, Subject.of(id), "");
        var writes =
                new ArrayList<>(
                        first.map(said -> ChangeRequestItems.create(submitted, said, change))
                                .orElseGet(() -> ChangeRequestItems.create(submitted, change)));
        writes.addAll(mail);
        var json = showing.submitted(tenant, submitted, comments, in.read(), 1, in.now());
        var location = "/v1/tenants/" + tenant.id() + "/change-requests/" + id;
        return new Plan.Do(
                writes,
                Answer.created(request.isDryRun() ? RequestJson.tried(json) : json, location, 1),
                () -> {});
    }
}
