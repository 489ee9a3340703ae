package gatehouse.functions;

import gatehouse.aws.AccountItems;
import gatehouse.aws.AvatarItems;
import gatehouse.aws.ExternalIdItems;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Item;
import gatehouse.aws.Write;
import gatehouse.domain.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes with somebody who is a member no longer.
public final class Leaving {
    private Leaving() {}

    /// Of somebody at home there: the account with all its claims, the picture, the external id,
    /// the place in the group. The member's own item is for the caller to write, as is who
    /// administers; the picture's file goes once the event comes by.
    ///
    /// @param login the account's item
    /// @param more what is kept beside the member, if anything is
    /// @param now when
    public static List<Write> home(Member member, Item login, Optional<Item> more, Instant now) {
        var writes = new ArrayList<Write>(AccountItems.delete(login));
        writes.add(AvatarItems.forget(member.tenant(), member.account(), more, now));
        writes.addAll(ExternalIdItems.move(Optional.of(member), Optional.empty(), now));
        writes.addAll(GroupItems.move(member.tenant(), member.profile().group(), Optional.empty()));
        return List.copyOf(writes);
    }
}
