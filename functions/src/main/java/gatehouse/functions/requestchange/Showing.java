package gatehouse.functions.requestchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.ChangeRequests;
import gatehouse.aws.Environment;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.domain.Author;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Shows change requests: an open one beside what the people are now, which is read with it.
final class Showing {
    private final Table table;
    private final ChangeRequests requests;
    private final Requesters requesters;
    private final String base;
    private final Author system;

    @Inject
    Showing(
            Table table,
            ChangeRequests requests,
            Requesters requesters,
            Environment environment,
            TenantId vendor) {
        this.table = table;
        this.requests = requests;
        this.requesters = requesters;
        this.base = environment.baseUrl();
        this.system = Author.system(vendor);
    }

    /// All of one.
    ObjectNode whole(Tenant tenant, Item item, Instant now) {
        var request = ChangeRequestItems.read(item).at(system, now);
        return whole(tenant, request, comments(request), item.version(), now);
    }

    /// One that is about to be closed, without what was said: that can be more than an idempotency
    /// key keeps of an answer.
    ///
    /// @param version that it will have
    ObjectNode closed(Ticket ticket, ChangeRequest closed, long version) {
        return RequestJson.decided(
                submitted(ticket.tenant(), closed, List.of(), Map.of(), version, ticket.now()));
    }

    private List<Comment> comments(ChangeRequest request) {
        return request.comments() == 0 ? List.of() : requests.comments(request.terms().id());
    }

    private ObjectNode whole(
            Tenant tenant,
            ChangeRequest request,
            List<Comment> comments,
            long version,
            Instant now) {
        boolean open = request.decided().isEmpty();
        Map<Key, Item> people = open ? table.batch(places(tenant.id(), request.terms())) : Map.of();
        return submitted(tenant, request, comments, people, version, now);
    }

    /// The same of one whose people were read already.
    ///
    /// @param people what stands at [#places(TenantId, ChangeRequest.Terms)]
    ObjectNode submitted(
            Tenant tenant,
            ChangeRequest request,
            List<Comment> comments,
            Map<Key, Item> people,
            long version,
            Instant now) {
        var items = new WantedJson(tenant, people, now);
        boolean open = request.decided().isEmpty();
        var json =
                RequestJson.whole(
                        request,
                        request.terms().wanted().stream()
                                .map(open ? items::open : items::closed)
                                .toList(),
                        comments,
                        base,
                        version);
        return open
                ? json.put(
                        "requesterMayAsk", requesters.mayAsk(request.terms(), tenant, people, now))
                : json;
    }

    /// One as lists show it.
    ObjectNode line(Item item, Instant now) {
        var request = ChangeRequestItems.read(item).at(system, now);
        return RequestJson.line(request, base, item.version());
    }

    /// What tells how things are now: the people, whether the addresses are taken, and who asked.
    static List<Key> places(TenantId tenant, ChangeRequest.Terms terms) {
        var people =
                terms.wanted().stream()
                        .flatMap(each ->
                                Stream.concat(
                                        each
                                                .wish()
                                                .member()
                                                .map(who -> Keys.member(tenant, who))
                                                .stream(),
                                        each.wish().address().map(Keys::email).stream()));
        return Stream.concat(people, Requesters.places(terms).stream()).distinct().toList();
    }
}
