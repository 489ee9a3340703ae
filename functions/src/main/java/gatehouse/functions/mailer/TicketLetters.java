package gatehouse.functions.mailer;

import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Codes;
import gatehouse.aws.Keys;
import gatehouse.domain.Account;
import gatehouse.domain.Author;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Tenant;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment.Side;
import gatehouse.domain.request.Wanted;
import gatehouse.domain.request.Wish;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The mails about change requests (E3, E5-E7): to the vendor's system admins, and to who submitted
/// one; where that one may not see it any more, to the others of the tenant who may. What somebody
/// did is told to the others.
final class TicketLetters {
    /// What the sweep does stands in the log with this source.
    private static final String SCHEDULE = "schedule";

    private final Subjects subjects;
    private final Askers askers;
    private final SystemAdmins admins;
    private final Links links;

    @Inject
    TicketLetters(Subjects subjects, Askers askers, SystemAdmins admins, Links links) {
        this.subjects = subjects;
        this.askers = askers;
        this.admins = admins;
        this.links = links;
    }

    /// A request with what was read for it.
    private record Asked(Told told, ChangeRequest request, Tenant tenant, Notice.Ticket ticket) {
        private Author requester() {
            return request.terms().requestedBy();
        }

        private boolean isBy(String account) {
            return told.account().equals(account);
        }
    }

    /// That it arrived, to both sides.
    List<Addressed> submitted(Told told) {
        var said = Clean.lines(told.after().path("comment").asText());
        return of(
                told,
                asked ->
                        Stream.concat(
                                requester(asked, new Notice.TicketRaised(asked.ticket())),
                                vendor(asked, new Notice.TicketArrived(asked.ticket(), said))));
    }

    /// What was said, to the other side.
    List<Addressed> commented(Told told) {
        var text = told.after().path("text").asText();
        boolean byVendor = told.after().path("side").asText().equals(Codes.of(Side.VENDOR));
        return of(
                told,
                asked -> {
                    var notice =
                            new Notice.TicketAnswered(
                                    asked.ticket(), told.actor(), Clean.lines(text));
                    return byVendor ? customer(asked, notice) : vendor(asked, notice);
                });
    }

    List<Addressed> implemented(Told told) {
        return of(
                told,
                asked ->
                        customer(
                                asked, new Notice.TicketImplemented(asked.ticket(), told.actor())));
    }

    /// That the vendor will not do it, or that nobody decided in time.
    List<Addressed> rejected(Told told) {
        boolean ranOut = told.origin().source().equals(SCHEDULE);
        var reason = told.after().path("rejection").asText();
        return of(
                told,
                asked ->
                        customer(
                                asked,
                                ranOut
                                        ? new Notice.TicketRanOut(asked.ticket())
                                        : new Notice.TicketRejected(
                                                asked.ticket(), told.actor(), reason)));
    }

    /// To the vendor, and to who submitted it where somebody else cancelled.
    List<Addressed> cancelled(Told told) {
        return of(
                told,
                asked -> {
                    var notice = new Notice.TicketCancelled(asked.ticket(), told.actor());
                    return Stream.concat(
                            asked.isBy(asked.requester().account())
                                    ? Stream.empty()
                                    : customer(asked, notice),
                            vendor(asked, notice));
                });
    }

    /// Nothing, where somebody has decided before the mail goes out.
    List<Addressed> waiting(Told told) {
        return of(
                told,
                asked ->
                        asked.request() instanceof ChangeRequest.Submitted is
                                ? vendor(
                                        asked,
                                        new Notice.TicketWaiting(
                                                asked.ticket(),
                                                is.terms().createdAt(),
                                                is.closeAt()))
                                : Stream.empty());
    }

    private Stream<Addressed> requester(Asked asked, Notice notice) {
        return askers
                .of(asked.requester(), asked.tenant())
                .map(person -> Addressed.toOwner(1, person, notice))
                .stream();
    }

    /// Who asked, or whoever can see to it in their place.
    private Stream<Addressed> customer(Asked asked, Notice notice) {
        var requester = requester(asked, notice).toList();
        return requester.isEmpty()
                ? others(asked, askers.all(asked.tenant()), notice)
                : requester.stream();
    }

    private Stream<Addressed> vendor(Asked asked, Notice notice) {
        return others(asked, admins.all(), notice);
    }

    private static Stream<Addressed> others(Asked asked, List<Account> people, Notice notice) {
        return people.stream()
                .filter(person -> !asked.isBy(person.id().value()))
                .map(person -> Addressed.toOwner(number(person), person, notice));
    }

    /// The same for the same person whenever the event comes again, whoever is to be told then: so
    /// everybody gets each mail once.
    private static int number(Account person) {
        return 2 + (person.id().value().hashCode() & 0x3fff_ffff);
    }

    /// Nothing, where tenant or request have gone by now.
    private List<Addressed> of(Told told, Function<Asked, Stream<Addressed>> write) {
        var id = ChangeRequestId.parse(told.subject()).orElseThrow();
        return subjects.find(Keys.changeRequest(id), told)
                .map(found -> {
                    var request = ChangeRequestItems.read(found.item());
                    return new Asked(
                            told, request, found.tenant(), ticket(request, found.tenant()));
                })
                .map(write)
                .map(Stream::toList)
                .orElse(List.of());
    }

    private Notice.Ticket ticket(ChangeRequest request, Tenant tenant) {
        var terms = request.terms();
        return new Notice.Ticket(
                tenant.name(),
                terms.id().number(),
                terms.requestedBy().name(),
                count(terms.wanted(), Wish.Edit.class::isInstance),
                count(terms.wanted(), Wish.Roles.class::isInstance),
                count(terms.wanted(), Wish.Add.class::isInstance),
                count(terms.wanted(), Wish.Remove.class::isInstance),
                links.ticket(terms.id()));
    }

    private static int count(List<Wanted> wanted, Predicate<Wish> such) {
        return (int) wanted.stream().map(Wanted::wish).filter(such).count();
    }
}
