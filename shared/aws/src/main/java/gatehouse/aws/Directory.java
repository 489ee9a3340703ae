package gatehouse.aws;

import gatehouse.domain.TenantId;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Order;
import gatehouse.domain.people.Search;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The list of a tenant's people, in each of its orders: an index for each, in which stand members
/// and those who are yet to become one. An index follows the table by a moment.
public final class Directory {
    private static final String PARTITION = "directory";
    private static final String CARD = "card";

    private static final String WITHIN = "\u0002";

    /// What fits into one answer of DynamoDB, more or less.
    private static final int STEP = 1000;

    private static final int MOST_STEPS = 10;

    /// How many entries are looked through to count some of them; of more nobody knows the number.
    public static final int MOST_COUNTED = MOST_STEPS * STEP;

    private final Table table;

    public Directory(Table table) {
        this.table = table;
    }

    /// An entry with the place after which a list goes on.
    public record Found(Entry entry, String place) {}

    /// How many entries a search finds, looking through a bounded number of them.
    ///
    /// @return empty if there are more to look through
    public Optional<Integer> count(TenantId tenant, Search search, Instant now) {
        return count(listing(tenant, Order.NAME, STEP), Order.NAME, search::finds, tenant, now);
    }

    /// How many of those who stand together in an order are such, at that instant; the same bounds
    /// hold.
    public Optional<Integer> count(
            TenantId tenant, Order.Part part, BiPredicate<Entry, Instant> such, Instant now) {
        var listing = listing(tenant, part.order(), STEP).starting(part.start());
        return count(listing, part.order(), such, tenant, now);
    }

    private Optional<Integer> count(
            Listing listing,
            Order order,
            BiPredicate<Entry, Instant> such,
            TenantId tenant,
            Instant now) {
        int found = 0;
        Optional<String> after = Optional.empty();
        // one more than that, which finds nothing where the last one before ended with the list
        for (int step = 0; step <= MOST_STEPS; step++) {
            var page = page(listing, order, tenant, after, now);
            if (step == MOST_STEPS && !page.items().isEmpty()) {
                break;
            }
            found += (int) page.items().stream().filter(one -> such.test(one.entry(), now)).count();
            after = page.last();
            if (after.isEmpty()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// A step of the list.
    ///
    /// @param falling whether in the opposite order
    /// @param limit how many
    /// @param after the place of the last one before; empty from the start
    /// @param now which grants are over, where an entry has to be read from the table itself
    public Page<Found> page(
            TenantId tenant,
            Order order,
            boolean falling,
            int limit,
            Optional<String> after,
            Instant now) {
        var all = listing(tenant, order, limit);
        return page(falling ? all.falling() : all, order, tenant, after, now);
    }

    private Page<Found> page(
            Listing listing, Order order, TenantId tenant, Optional<String> after, Instant now) {
        var page = table.page(after.map(place -> after(listing, tenant, place)).orElse(listing));
        var whole = whole(page.items());
        var found =
                page.items().stream()
                        .flatMap(item ->
                                entry(item, whole, now).stream()
                                        .map(entry -> new Found(entry, place(item, order))))
                        .toList();
        return new Page<>(found, page.last().map(last -> place(last, order)));
    }

    private static Listing listing(TenantId tenant, Order order, int limit) {
        return Listing.ofIndex(
                "by-" + Codes.of(order),
                PARTITION,
                Keys.partition(tenant),
                attribute(order),
                limit);
    }

    private static Listing after(Listing listing, TenantId tenant, String place) {
        int at = place.lastIndexOf(WITHIN);
        var key = Keys.within(tenant, place.substring(at + 1));
        return listing.after(key, place.substring(0, at));
    }

    /// The items themselves of entries whose cards were too long.
    private Map<Key, Item> whole(List<Item> entries) {
        var keys =
                entries.stream()
                        .filter(item -> Cards.isTooLong(item.text(CARD)))
                        .map(Item::key)
                        .toList();
        return table.batch(keys);
    }

    /// The entry of an item that stands in the list, whether or not its time there is over; empty
    /// of one that does not.
    public static Optional<Entry> marked(Item item) {
        return isMarked(item)
                ? Cards.unpack(item.text(CARD)).or(() -> entry(item, Instant.MIN))
                : Optional.empty();
    }

    static boolean isMarked(Item item) {
        return item.has(PARTITION);
    }

    private static Optional<Entry> entry(Item item, Map<Key, Item> whole, Instant now) {
        return Cards.unpack(item.text(CARD))
                .or(() ->
                        Optional.ofNullable(whole.get(item.key()))
                                .flatMap(found -> entry(found, now)));
    }

    private static Optional<Entry> entry(Item item, Instant now) {
        if (Keys.accountOf(item.key()).isPresent()) {
            return Entries.of(MemberItems.read(item), now);
        }
        return Keys.isRegistration(item.key())
                ? Entries.of(RegistrationItems.read(item))
                : Entries.of(InvitationItems.read(item));
    }

    private static String place(Item item, Order order) {
        return item.text(attribute(order)) + WITHIN + item.key().sk();
    }

    /// Sets where an item stands in the list, or takes it out.
    ///
    /// @param entry empty for what does not stand there
    /// @param now which roles are held
    static void mark(Draft draft, Optional<Entry> entry, Instant now) {
        var orders = List.of(Order.values());
        if (entry.isEmpty()) {
            draft.remove(PARTITION).remove(CARD);
            orders.forEach(order -> draft.remove(attribute(order)));
            return;
        }
        draft.put(PARTITION, draft.pk()).put(CARD, Cards.pack(entry.get()));
        orders.forEach(order -> draft.put(attribute(order), order.key(entry.get(), now)));
    }

    private static String attribute(Order order) {
        var field = Codes.of(order);
        return "by" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }
}
