package gatehouse.aws;

import gatehouse.domain.Grants;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Headcount;
import gatehouse.domain.people.Standing;
import gatehouse.domain.people.Summary;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How many stand in the list of people, and what else a dashboard shows of them, as an item of
/// counters; and beside it, for each entry, as what it is counted there, so that nothing can count
/// twice.
public final class HeadcountItems {
    /// Whether everybody is counted. Of a tenant that was there before the counting was, the
    /// counters alone would say too little.
    private static final String WHOLE = "whole";

    /// Of a note: what the entry is counted as in the list.
    private static final String COUNTER = "counter";

    /// Of a note: what else it is counted as, sorted. One of before there was anything else has
    /// none.
    private static final String MORE = "more";

    private static final String ROLE = "role-";
    private static final String ENDING = "ending-soon";
    private static final String BOUNCED = "invitations-bounced";

    private HeadcountItems() {}

    /// The counters; empty while not everybody is counted.
    public static Optional<Headcount> read(Item item) {
        return item.flag(WHOLE) ? Optional.of(counts(item)) : Optional.empty();
    }

    private static Headcount counts(Item item) {
        var counts = new HashMap<Standing, Integer>();
        Standing.all().forEach(each -> counts.put(each, (int) item.number(counter(each), 0)));
        return new Headcount(counts);
    }

    /// What dashboards show of them (C11); empty while not everybody is counted.
    public static Optional<Summary> summary(Item item) {
        return read(item)
                .map(people ->
                        new Summary(
                                people,
                                roles(item),
                                (int) item.number(ENDING, 0),
                                (int) item.number(BOUNCED, 0)));
    }

    private static Map<RoleId, Integer> roles(Item item) {
        var roles = new HashMap<RoleId, Integer>();
        item.attributes().keySet().stream()
                .filter(name -> name.startsWith(ROLE))
                .forEach(name ->
                        roles.put(
                                new RoleId(name.substring(ROLE.length())),
                                (int) item.number(name)));
        return roles;
    }

    /// Everybody is counted from now on.
    static Write whole(TenantId tenant) {
        return Updating.of(Keys.counts(tenant)).set(WHOLE, true).write();
    }

    /// Adds to the counters.
    ///
    /// @param more by counter, none of them 0
    static Write add(TenantId tenant, Map<String, Long> more) {
        var update = Updating.of(Keys.counts(tenant));
        more.forEach(update::count);
        return update.write();
    }

    /// The counters that an item adds to, each as often as it does; none if it does not stand in
    /// the list. No clock is asked: what an item adds changes with the item alone.
    static List<String> counters(Optional<Item> item) {
        return item.flatMap(found -> Directory.marked(found).map(entry -> counters(entry, found)))
                .orElse(List.of());
    }

    private static List<String> counters(Entry entry, Item item) {
        var more =
                switch (entry.kind()) {
                    case MEMBER -> ofMember(entry, MemberItems.read(item).grants());
                    case INVITATION ->
                            Delivery.of(item).equals(Delivery.BOUNCED)
                                    ? Stream.of(BOUNCED)
                                    : Stream.<String>of();
                    case REGISTRATION -> Stream.<String>of();
                };
        return Stream.concat(Stream.of(counter(entry.standing())), more.sorted()).toList();
    }

    /// Roles of people at home who are not barred, and ends of whomever's grants.
    private static Stream<String> ofMember(Entry entry, Grants grants) {
        var roles =
                entry.external() || !entry.enabled()
                        ? Stream.<String>of()
                        : grants.rolesTold().stream().map(role -> ROLE + role);
        return Stream.concat(roles, Collections.nCopies(grants.endingSoon(), ENDING).stream());
    }

    /// Such as `people-active` or `people-invited-external`.
    private static String counter(Standing standing) {
        return "people-" + Codes.of(standing.state()) + (standing.external() ? "-external" : "");
    }

    /// The counters that an entry is counted in, as [#counters(Optional)] tells them.
    static List<String> countedIn(Optional<Item> note) {
        return note.map(item ->
                        Stream.concat(Stream.of(item.text(COUNTER)), item.texts(MORE).stream())
                                .toList())
                .orElse(List.of());
    }

    /// Notes in which counters an entry is counted now.
    ///
    /// @param place of the note
    /// @param before the note that was read there
    /// @param counters none where it is counted no longer
    static Write note(Key place, Optional<Item> before, List<String> counters, Instant now) {
        if (before.isEmpty()) {
            return new Write.Create(
                    counted(Draft.at(place), counters).put(Item.VERSION, 1).item(), now);
        }
        var read = before.get();
        return counters.isEmpty()
                ? Write.delete(read, now)
                : Write.replace(read, counted(read.edit(), counters));
    }

    private static Draft counted(Draft note, List<String> counters) {
        return note.put(COUNTER, counters.getFirst())
                .putTexts(MORE, counters.subList(1, counters.size()));
    }
}
