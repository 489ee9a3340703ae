package gatehouse.functions.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admitted;
import gatehouse.aws.Directory;
import gatehouse.domain.Group;
import gatehouse.domain.Refusal;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Order;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Instant;

/// The built-in group of people who are at home elsewhere (A7). Nobody puts them there, so it
/// stands nowhere: who is in it, the list of people tells.
final class DomainGroup {
    /// It never changes.
    static final long VERSION = 1;

    /// Why nobody changes or deletes it.
    static final Refusal BUILT_IN =
            new Refusal.Conflict("The Domain group is built in: it stays as it is");

    private final Directory directory;

    @Inject
    DomainGroup(Directory directory) {
        this.directory = directory;
    }

    /// Whether a path names it.
    static boolean isMeant(Request request) {
        return request.path("group").equals(Group.DOMAIN.id().value());
    }

    /// With how many stand in it in the list of people, the invited and the barred included; null
    /// where there are too many to look through.
    ObjectNode json(Admitted in) {
        var members =
                directory.count(
                        in.tenant().id(), Order.Part.of(Group.DOMAIN), DomainGroup::isIn, in.now());
        return GroupJson.of(Group.DOMAIN, "Everybody who is at home in another organization")
                .put("members", members.orElse(null))
                .put("version", VERSION);
    }

    /// A group of the tenant's own can be called the same.
    private static boolean isIn(Entry entry, Instant now) {
        return entry.isListedAt(now) && entry.group().filter(Group.DOMAIN::equals).isPresent();
    }
}
