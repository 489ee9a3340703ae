package gatehouse.aws;

import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads change requests and their comments, and gives them their numbers.
public final class ChangeRequests {
    private static final String LAST = "last";

    private final Table table;

    public ChangeRequests(Table table) {
        this.table = table;
    }

    /// The next number, which nobody else gets; one that is not used is left out.
    public long nextNumber(TenantId vendor) {
        return table.count(Keys.lastRequest(vendor), LAST);
    }

    /// A page of a tenant's, newest first.
    ///
    /// @param after the last place of the page before; empty for the first page
    public Page<Item> page(TenantId tenant, int limit, Optional<String> after) {
        var listing = Listing.prefix(Keys.partition(tenant), Keys.CHANGE_REQUESTS, limit).falling();
        return table.list(after.map(listing::after).orElse(listing));
    }

    /// All comments on one, oldest first; at most [ChangeRequest#MOST_COMMENTS].
    public List<Comment> comments(ChangeRequestId request) {
        var listing =
                Listing.prefix(
                        Keys.partition(request.tenant()),
                        Keys.commentsOn(request),
                        ChangeRequest.MOST_COMMENTS);
        return table.all(listing).stream().map(CommentItems::read).toList();
    }

    /// A page of the vendor's queue: all tenants' requests of one state, oldest first. An index
    /// tells them, so one of the last moments may be missing; what stands there is read strongly.
    ///
    /// @param tenant whose alone, if not everybody's
    /// @param after the last place of the page before; empty for the first page
    public Page<Item> queue(
            ChangeRequest.State state,
            Optional<TenantId> tenant,
            int limit,
            Optional<String> after) {
        var listing =
                Listing.ofIndex(
                        MemberItems.RELATIONS,
                        MemberItems.RELATION,
                        queue(state),
                        MemberItems.RELATED,
                        limit);
        var part =
                table.page(
                        after.flatMap(ChangeRequests::id)
                                .map(id ->
                                        listing.after(Keys.changeRequest(id), after.orElseThrow()))
                                .orElse(listing));
        var keys =
                part.items().stream()
                        .map(Item::key)
                        .filter(key -> tenant.isEmpty() || Keys.tenantOf(key).equals(tenant))
                        .toList();
        var found = keys.isEmpty() ? Map.<Key, Item>of() : table.batch(keys);
        var items =
                keys.stream()
                        .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
                        .filter(item -> item.text(MemberItems.RELATION).equals(queue(state)))
                        .toList();
        return new Page<>(items, part.last().map(last -> last.text(MemberItems.RELATED)));
    }

    /// Where a request stands in the queue, after which a list goes on.
    public static String place(Item item) {
        return item.text(MemberItems.RELATED);
    }

    private static Optional<ChangeRequestId> id(String place) {
        return ChangeRequestId.parse(place.substring(place.indexOf('#') + 1));
    }

    /// Where the requests of one state stand in the vendor's queue.
    static String queue(ChangeRequest.State state) {
        return "REQUESTS#" + Codes.of(state);
    }

    /// Where one stands there: by age.
    static String place(Instant createdAt, ChangeRequestId id) {
        return Moments.text(createdAt) + "#" + id;
    }
}
