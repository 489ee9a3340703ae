package gatehouse.functions.requestchange;

import gatehouse.aws.Table;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleId;
import gatehouse.domain.Window;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Circumstances;
import gatehouse.domain.request.Implementation;
import gatehouse.functions.Plan;
import gatehouse.http.Problem;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Does all that a request wishes for, or nothing (E6): whoever it names is read in one request,
/// and written in one transaction with the request itself. Each person's item carries its own event
/// beside the request's, so that log, lists and mails take it for what it is.
final class Implementing {
    /// Others can ask for the same, and the vendor can reject it.
    private static final Refusal NOBODY_ASKS =
            new Refusal.Conflict("Who asked for this may not ask for changes here any more");

    private final Table table;
    private final Turns turns;
    private final Closing closing;
    private final Requesters requesters;
    private final RandomGenerator random;

    @Inject
    Implementing(
            Table table,
            Turns turns,
            Closing closing,
            Requesters requesters,
            RandomGenerator random) {
        this.table = table;
        this.turns = turns;
        this.requesters = requesters;
        this.closing = closing;
        this.random = random;
    }

    /// Nobody does so for the own rights.
    Outcome<Plan> plan(Ticket ticket) {
        var request = ticket.value();
        return isOwn(request.terms(), ticket.by())
                ? Outcome.refused(new Refusal.Outranked())
                : closing.ruled(
                        ticket,
                        request.implement(ticket.by(), ticket.now()),
                        was -> implement(was, ticket));
    }

    private static boolean isOwn(ChangeRequest.Terms terms, Author by) {
        return terms.requestedBy().account().equals(by.account())
                || terms.wanted().stream()
                        .flatMap(wanted -> wanted.wish().member().stream())
                        .anyMatch(who -> who.value().equals(by.account()));
    }

    private Outcome<Plan> implement(ChangeRequest.Submitted was, Ticket ticket) {
        var places = new LinkedHashSet<>(Affected.places(was.terms()));
        places.addAll(Requesters.places(was.terms()));
        var read = table.batch(places);
        var affected = new Affected(ticket.tenant(), was.terms(), read, ticket.now());
        if (affected.adds(ticket.by())) {
            return Outcome.refused(new Refusal.Outranked());
        }
        if (!requesters.mayAsk(was.terms(), ticket.tenant(), read, ticket.now())) {
            return inTheWay(NOBODY_ASKS, ticket);
        }
        return Implementation.of(was.terms().wanted(), circumstances(affected, ticket))
                .then(all -> turns.writes(all, affected, role -> grant(role, ticket), ticket))
                .map(people ->
                        closing.plan(
                                ticket,
                                was.implemented(ticket.by(), ticket.now()),
                                EventType.REQUEST_IMPLEMENTED,
                                "",
                                people))
                .fold(Outcome::done, why -> inTheWay(why, ticket));
    }

    /// Implemented beside this one, between the reads, its own doing would stand in its way.
    private Outcome<Plan> inTheWay(Refusal why, Ticket ticket) {
        var place = ticket.item().key();
        return Optional.ofNullable(table.batch(List.of(place)).get(place))
                .filter(item -> item.version() != ticket.item().version())
                .map(item -> plan(ticket.at(item)))
                .orElseGet(() -> Outcome.refused(why));
    }

    private Circumstances circumstances(Affected affected, Ticket ticket) {
        return new Circumstances(
                ticket.tenant().roles(),
                affected.people(),
                affected.taken(),
                ticket.tenant().refusesPeople().map(why -> Problem.of(why).detail()),
                role -> grant(role, ticket),
                ticket.now());
    }

    /// Without an end, as what an administrator gives.
    private Grant grant(RoleId role, Ticket ticket) {
        return Grant.given(
                GrantId.next(random),
                ticket.tenant().roles().find(role).orElseThrow(),
                Window.from(ticket.now()),
                "",
                "request/" + ticket.value().terms().id(),
                ticket.by(),
                ticket.tenant().settings().reminder(),
                ticket.now());
    }
}
