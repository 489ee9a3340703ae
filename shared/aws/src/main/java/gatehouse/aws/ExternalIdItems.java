package gatehouse.aws;

import gatehouse.domain.Detail;
import gatehouse.domain.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who in a tenant has which external id: an item for each, so that no two people have one (D2).
public final class ExternalIdItems {
    private ExternalIdItems() {}

    /// The writes by which the external id of a member becomes another; none where it stays.
    ///
    /// @param before empty for who is new
    /// @param after empty for who goes
    /// @param now when
    public static List<Write> move(Optional<Member> before, Optional<Member> after, Instant now) {
        var old = before.flatMap(ExternalIdItems::of);
        var next = after.flatMap(ExternalIdItems::of);
        var writes = new ArrayList<Write>();
        if (!old.equals(next)) {
            old.ifPresent(id -> writes.add(delete(before.orElseThrow(), id)));
            next.ifPresent(id -> writes.add(create(after.orElseThrow(), id, now)));
        }
        return List.copyOf(writes);
    }

    private static Optional<String> of(Member member) {
        return member.profile().detail(Detail.EXTERNAL_ID);
    }

    private static Write create(Member member, String id, Instant now) {
        var key = Keys.externalId(member.tenant(), id);
        return new Write.Create(Draft.at(key).put("account", member.account().value()).item(), now);
    }

    private static Write delete(Member member, String id) {
        return AccountItems.giveUp(Keys.externalId(member.tenant(), id), member.account());
    }
}
