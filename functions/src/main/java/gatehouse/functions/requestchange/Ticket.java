package gatehouse.functions.requestchange;

import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Item;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment.Side;
import gatehouse.functions.Stamps;
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

    /// The event of what is done with it.
    ///
    /// @param reason where one is given
    Change change(Stamps stamps, EventType type, String reason) {
        return change(stamps, type, Subject.of(value().terms().id()), reason);
    }

    /// The event of what is done with somebody because of it.
    Change change(Stamps stamps, EventType type, AccountId who) {
        return change(stamps, type, Subject.of(who), "");
    }

    private Change change(Stamps stamps, EventType type, Subject subject, String reason) {
        return stamps.change(type, tenant.id(), subject, by, now, reason, request.origin());
    }

    /// The same as it was read once more.
    Ticket at(Item now) {
        return new Ticket(tenant, now, by, side, this.now, request);
    }
}
