package gatehouse.functions;

import gatehouse.aws.AccountItems;
import gatehouse.aws.AvatarItems;
import gatehouse.aws.ExternalIdItems;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Item;
import gatehouse.aws.Write;
import gatehouse.domain.Group;
import gatehouse.domain.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What goes with somebody at home in a tenant who is a member no longer.
///
/// @param login the account's item
/// @param more what is kept beside the member, if anything is
public record Leaving(Member member, Item login, Optional<Item> more) {

    /// The account with all its claims, the picture, the external id, the place in the group. The
    /// member's own item is for the caller to write, as is who administers; the picture's file goes
    /// once the event comes by.
    ///
    /// @param now when
    public List<Write> writes(Instant now) {
        return writes(List.of(this), now);
    }

    /// The same of several of one tenant, each group being written once.
    public static List<Write> writes(List<Leaving> all, Instant now) {
        var writes = new ArrayList<Write>();
        all.forEach(one -> writes.addAll(one.own(now)));
        all.stream()
                .flatMap(one -> one.member().profile().group().stream())
                .collect(Collectors.groupingBy(Group::id, Collectors.counting()))
                .forEach((group, many) ->
                        writes.add(
                                GroupItems.leave(all.getFirst().member().tenant(), group, many)));
        return List.copyOf(writes);
    }

    private List<Write> own(Instant now) {
        var writes = new ArrayList<Write>(AccountItems.delete(login));
        writes.add(AvatarItems.forget(member.tenant(), member.account(), more, now));
        writes.addAll(ExternalIdItems.move(Optional.of(member), Optional.empty(), now));
        return writes;
    }
}
