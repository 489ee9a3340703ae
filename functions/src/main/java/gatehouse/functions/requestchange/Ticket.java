package gatehouse.functions.requestchange;

import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Item;
import gatehouse.domain.Author;
import gatehouse.domain.Tenant;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment.Side;
import gatehouse.http.Request;
import java.time.Instant;

/// A change request that somebody acts on, who may.
///
/// @param tenant whose contacts it is about
/// @param item as it was read
/// @param by who acts: a person, or the vendor's help desk
/// @param side for whom
/// @param now when
/// @param request by what request
record Ticket(Tenant tenant, Item item, Author by, Side side, Instant now, Request request) {
    /// What it is.
    ChangeRequest value() {
        return ChangeRequestItems.read(item);
    }

    /// The same as it was read once more.
    Ticket at(Item now) {
        return new Ticket(tenant, now, by, side, this.now, request);
    }
}
