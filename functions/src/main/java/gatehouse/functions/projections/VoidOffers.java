package gatehouse.functions.projections;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Committed;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Invitations;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Invitation;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.Unreachable;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/// Takes back what was offered to a customer's people by who managed it, once nobody does any more
/// (C10). They have been void since that instant, whoever asks; this has the list of people, the
/// log and those who were invited learn of it, in the name of who let the customer go.
final class VoidOffers {
    private static final int STEP = 100;
    private static final int TRIES = 5;

    private final Table table;
    private final Invitations invitations;
    private final Stamps stamps;
    private final Clock clock;

    @Inject
    VoidOffers(Table table, Invitations invitations, Stamps stamps, Clock clock) {
        this.table = table;
        this.invitations = invitations;
        this.stamps = stamps;
        this.clock = clock;
    }

    /// Follows an event that tells of it; it may come twice and late.
    void follow(TenantId released, JsonNode event) {
        var tenant = table.get(Keys.tenant(released)).map(TenantItems::read);
        if (tenant.isEmpty()) {
            return;
        }
        Optional<String> after = Optional.empty();
        do {
            var page = invitations.page(released, STEP, after);
            page.items().forEach(item -> take(item, tenant.get(), event));
            after = page.last();
        } while (after.isPresent());
    }

    private void take(Item read, Tenant tenant, JsonNode event) {
        Optional<Item> item = Optional.of(read);
        for (int tries = 0; tries < TRIES && isVoid(item, tenant); tries++) {
            if (takeBack(item.orElseThrow(), tenant, event) == Committed.STORED) {
                return;
            }
            item = table.get(read.key());
        }
        if (isVoid(item, tenant)) {
            throw new Unreachable("an offer changes all the time");
        }
    }

    private boolean isVoid(Optional<Item> item, Tenant tenant) {
        return item.map(InvitationItems::read)
                .filter(one -> one.stateAt(clock.instant()) == Invitation.State.PENDING)
                .filter(one -> !one.isGoodIn(tenant))
                .isPresent();
    }

    private Committed takeBack(Item item, Tenant tenant, JsonNode event) {
        var now = clock.instant();
        return switch (InvitationItems.read(item).revoke(now)) {
            case Outcome.Done<Invitation.Revoked>(var next) ->
                    table.commit(
                            InvitationItems.replace(
                                    item,
                                    next,
                                    stamps.change(
                                            EventType.INVITATION_REVOKED,
                                            tenant.id(),
                                            Subject.of(next.terms().id()),
                                            actor(event),
                                            now,
                                            "",
                                            origin(event))));
            case Outcome.Refused<Invitation.Revoked> _ -> Committed.LOST;
        };
    }

    private static Author actor(JsonNode event) {
        var actor = event.path("actor");
        return new Author(
                actor.path("account").asText(),
                actor.path("name").asText(),
                new TenantId(actor.path("tenant").asText()));
    }

    private static Origin origin(JsonNode event) {
        return new Origin(event.path("requestId").asText(), event.path("source").asText());
    }
}
