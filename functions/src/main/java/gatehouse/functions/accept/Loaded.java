package gatehouse.functions.accept;

import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Present;
import gatehouse.domain.Invitation;
import java.util.Optional;

/// What was read for a presented link.
///
/// @param link the link
/// @param item the invitation's
/// @param tenant the tenant's item
/// @param member the caller's membership there, if there is one
/// @param in the caller
record Loaded(Presented link, Item item, Item tenant, Optional<Item> member, Present in) {

    /// Returns empty if there is no such invitation.
    static Optional<Loaded> of(Presented link, Present in) {
        return in.item(link.invitation())
                .flatMap(item ->
                        in.item(Keys.tenant(link.tenant()))
                                .map(tenant ->
                                        new Loaded(
                                                link,
                                                item,
                                                tenant,
                                                in.item(memberKey(link, in)),
                                                in)));
    }

    Invitation invitation() {
        return InvitationItems.read(item);
    }

    /// Whether the invitation says that the caller holds a grant which the membership does not
    /// show. Items of one read are each as they were at some moment, not all at the same one: the
    /// membership may have been read before a parallel accept, and the invitation after it.
    boolean isTorn() {
        return invitation() instanceof Invitation.Accepted was
                && was.by().equals(in.account().id())
                && member.map(MemberItems::read)
                        .flatMap(holder -> holder.grants().find(was.grant()))
                        .isEmpty();
    }

    private static Key memberKey(Presented link, Present in) {
        return Keys.member(link.tenant(), in.account().id());
    }
}
