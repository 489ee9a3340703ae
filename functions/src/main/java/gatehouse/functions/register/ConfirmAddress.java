package gatehouse.functions.register;

import gatehouse.aws.Codes;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Pause;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Hmac;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Registration;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.functions.Joiners;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// `POST /v1/registration-links/confirm`: somebody who wants to join has the address. From now on
/// they wait for who decides, or, where nobody has to, are a member (D6).
final class ConfirmAddress implements Verb {
    private static final int TRIES = 8;

    private final Table table;
    private final Supplier<Hmac> keys;
    private final Joiners joiners;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    ConfirmAddress(
            Table table,
            Supplier<Hmac> keys,
            Joiners joiners,
            Stamps stamps,
            TenantId vendor,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.keys = keys;
        this.joiners = joiners;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
        this.random = random;
    }

    /// What stands there.
    private record Found(Item item, Registration registration, Tenant tenant) {}

    /// What is to be written, and what it is then; nothing where the link was followed a moment
    /// ago.
    private record Step(List<Write> writes, Registration next) {}

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var token = form.linkToken();
        return form.ifGood(() ->
                Presented.read(token.orElseThrow(), keys.get())
                        .map(link -> confirm(link, request))
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    /// Lost to a second click, to who changed something else at that moment, or to who took the
    /// name, it is looked at again.
    private Outcome<Answer> confirm(Presented link, Request request) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            switch (step(link, request)) {
                case Outcome.Refused<Step>(Refusal.Stale()) -> {
                    // somebody followed the same link meanwhile
                }
                case Outcome.Refused<Step>(var why) -> {
                    return Outcome.refused(why);
                }
                case Outcome.Done<Step>(Step(var writes, var next)) -> {
                    if (writes.isEmpty()
                            || table.commit(writes, EventId.next(random)) == Committed.STORED) {
                        return Outcome.done(answer(next));
                    }
                }
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    private Outcome<Step> step(Presented link, Request request) {
        var now = clock.instant();
        return find(link)
                .map(found ->
                        found.registration()
                                .follow(link.token().generation(), now)
                                .then(followed ->
                                        switch (followed) {
                                            case Registration.Followed.First(var was) ->
                                                    first(found, was, request, now);
                                            case Registration.Followed.Repeat(var is) ->
                                                    Outcome.done(new Step(List.of(), is));
                                        }))
                .orElseGet(() -> Outcome.refused(new Refusal.Gone(now)));
    }

    /// Empty where it has gone by itself.
    private Optional<Found> find(Presented link) {
        var read = table.batch(link.places());
        return Optional.ofNullable(read.get(link.registration()))
                .flatMap(item ->
                        Optional.ofNullable(read.get(link.tenant()))
                                .map(TenantItems::read)
                                .map(tenant ->
                                        new Found(item, RegistrationItems.read(item), tenant)));
    }

    private Outcome<Step> first(
            Found found, Registration.Unconfirmed was, Request request, Instant now) {
        var tenant = found.tenant();
        if (!tenant.letsJoin()) {
            return Outcome.refused(new Refusal.Gone(now));
        }
        return tenant.settings().joining().needsApproval()
                ? Outcome.done(wait(found, was, request, now))
                : join(found, was, request, now);
    }

    private Step wait(Found found, Registration.Unconfirmed was, Request request, Instant now) {
        var next = was.waiting(found.tenant().settings().days().registrations(), now);
        var change = change(EventType.REGISTRATION_CONFIRMED, was, request, now);
        return new Step(List.of(RegistrationItems.replace(found.item(), next, change)), next);
    }

    private Outcome<Step> join(
            Found found, Registration.Unconfirmed was, Request request, Instant now) {
        var taken = table.batch(Joiners.places(was.terms().applicant()));
        return joiners.find(found.item(), found.tenant(), taken, now)
                .map(joiner -> {
                    var decision = new Registration.Decision(Author.system(vendor), now);
                    var next = was.approved(decision, joiner.account().id());
                    var change = change(EventType.REGISTRATION_APPROVED, was, request, now);
                    var writes = new ArrayList<Write>();
                    writes.add(RegistrationItems.replace(found.item(), next, change));
                    writes.addAll(joiners.writes(joiner, next, found.tenant(), change));
                    return new Step(List.copyOf(writes), next);
                });
    }

    /// By nobody whom we know yet.
    private Change change(
            EventType type, Registration.Unconfirmed was, Request request, Instant now) {
        return stamps.change(
                type,
                was.terms().tenant(),
                Subject.of(was.terms().id()),
                Author.system(vendor),
                now,
                "",
                request.origin());
    }

    private Answer answer(Registration is) {
        return Answer.ok(Json.object().put("state", Codes.of(is.stateAt(clock.instant()))));
    }
}
